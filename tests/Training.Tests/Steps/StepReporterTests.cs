using static TorchSharp.torch;

namespace Explorer.Training.Tests.Steps;

public sealed class StepReporterTests
{
    [Fact]
    public void Step_ManyASecond_ReportsFourASecondWithThroughput()
    {
        var time = new ManualTime();
        var observer = new RecordingObserver();
        var reporter = new StepReporter(observer, time);
        using var meter = new LossMeter(CPU);
        reporter.StartEpoch();
        for (var step = 1; step <= 100; step++)
        {
            time.Advance(TimeSpan.FromMilliseconds(10));
            meter.Add(tensor(1.5f), zeros(8, 10), zeros(8, ScalarType.Int64));
            reporter.Step(2, step, 100, batchSize: 8, meter);
        }

        Assert.Equal([(2, 25), (2, 50), (2, 75), (2, 100)], observer.Steps.Select(report => (report.Epoch, report.Done)));
        Assert.All(observer.Steps, report => Assert.Equal(800, report.ImagesPerSecond, 1e-6));
        Assert.All(observer.Steps, report => Assert.Equal(1.5, report.Loss, 1e-12));
    }
}
