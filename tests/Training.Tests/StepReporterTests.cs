namespace Explorer.Training.Tests;

public sealed class StepReporterTests
{
    [Fact]
    public void Step_ManyASecond_ReportsFourASecondWithThroughput()
    {
        var time = new ManualTime();
        var observer = new RecordingObserver();
        var reporter = new StepReporter(observer, time);
        reporter.StartEpoch();
        for (var step = 1; step <= 100; step++)
        {
            time.Advance(TimeSpan.FromMilliseconds(10));
            reporter.Step(2, step, 100, batchSize: 8);
        }

        Assert.Equal([(2, 25), (2, 50), (2, 75), (2, 100)], observer.Steps.Select(report => (report.Epoch, report.Step)));
        Assert.All(observer.Steps, report => Assert.Equal(800, report.ImagesPerSecond, 1e-6));
    }
}
