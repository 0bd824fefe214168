using System.Diagnostics;
using System.Text.Json;
using Explorer.SearchSpace;
using Explorer.Statistics.GaussianProcesses;

namespace Explorer.Statistics.Tests.GaussianProcesses;

public sealed class GaussianProcessTests
{
    private const string Python = "/usr/bin/python3";

    private static readonly KernelParameters Kernel = new() { LengthScales = [0.7, 1.9, 4.0], SignalVariance = 1.3, NoiseVariance = 0.05 };

    [Fact]
    public void Predict_NumpyByDefinition_Agrees()
    {
        var reference = Reference();
        Assert.SkipUnless(reference is not null, "python3-numpy is not installed");
        var process = new GaussianProcess(Rows(24), Targets(24), Kernel);

        var likelihood = reference.Value.GetProperty("likelihood").GetDouble();
        Assert.Equal(likelihood, process.LogMarginalLikelihood, 6);
        Assert.Equal(likelihood, new MarginalLikelihood(Rows(24), Targets(24)).At(Kernel.ToLogs())!.Value.Value, 6);
        for (var i = 0; i < 5; i++)
        {
            var prediction = process.Predict(New(i));
            Assert.Equal(reference.Value.GetProperty("means")[i].GetDouble(), prediction.Mean, 6);
            Assert.Equal(reference.Value.GetProperty("deviations")[i].GetDouble(), prediction.Deviation, 6);
        }
    }

    // One observation: mean k y / (s² + σ²), variance s² + σ² − k² / (s² + σ²).
    [Fact]
    public void Predict_OneObservation_IsTheClosedForm()
    {
        var process = new GaussianProcess([[0.0]], [2.0], new KernelParameters { LengthScales = [1], SignalVariance = 3, NoiseVariance = 1 });
        var k = 3 * (1 + Math.Sqrt(5) + (5.0 / 3)) * Math.Exp(-Math.Sqrt(5));

        var prediction = process.Predict([1.0]);

        Assert.Equal(k * 2 / 4, prediction.Mean, 8);
        Assert.Equal(Math.Sqrt(4 - (k * k / 4)), prediction.Deviation, 8);
        Assert.Equal((-0.5 * 4 / 4) - (0.5 * Math.Log(4)) - (0.5 * Math.Log(2 * Math.PI)), process.LogMarginalLikelihood, 8);
    }

    [Fact]
    public void Objective_Gradient_IsThatOfFiniteDifferences()
    {
        double[] at = [0.3, -0.2, 0.9, 0.1, -2];
        var likelihood = new MarginalLikelihood(Rows(24), Targets(24));
        var (_, gradient) = KernelSearch.Objective(likelihood, at);

        for (var i = 0; i < at.Length; i++)
        {
            const double Step = 1e-5;
            double[] above = [.. at];
            double[] below = [.. at];
            above[i] += Step;
            below[i] -= Step;
            var slope = (KernelSearch.Objective(likelihood, above).Value - KernelSearch.Objective(likelihood, below).Value) / (2 * Step);
            Assert.Equal(slope, gradient[i], 5);
        }
    }

    [Fact]
    public void Compute_ManyRows_EqualsOneByOne()
    {
        var process = new GaussianProcess(Rows(24), Targets(24), Kernel);
        var count = 8 * BatchMeans.Width;
        double[][] columns = [.. Enumerable.Range(0, 3).Select(k => Enumerable.Range(0, count).Select(i => New(i)[k]).ToArray())];
        var means = new double[count];

        new BatchMeans(process).Compute(columns, means);

        Assert.All(Enumerable.Range(0, count), i => Assert.Equal(process.Mean(New(i)), means[i], 9));
    }

    [Fact]
    public void Find_FeatureWithoutEffect_GetsALongerScale()
    {
        var random = new Random(4);
        double[][] rows = [.. Enumerable.Range(0, 80).Select(_ => new[] { (2 * random.NextDouble()) - 1, (2 * random.NextDouble()) - 1 }.Select(v => 1.7 * v).ToArray())];
        double[] targets = [.. rows.Select(row => 1.4 * Math.Sin(3 * row[0]) + (0.1 * (random.NextDouble() - 0.5)))];

        var found = KernelSearch.Find(rows, targets, seed: 1);

        Assert.True(found.LengthScales[1] > 5 * found.LengthScales[0], $"{found.LengthScales[0]} and {found.LengthScales[1]}");
        Assert.True(found.NoiseVariance < 0.1 * found.SignalVariance);
        Assert.Equal(found, KernelSearch.Find(rows, targets, seed: 1));
    }

    [Fact]
    public void Minimise_RosenbrocksValley_EndsAtItsMinimum()
    {
        var (value, point) = QuasiNewton.Minimise(
            p => (((1 - p[0]) * (1 - p[0])) + (100 * Math.Pow(p[1] - (p[0] * p[0]), 2)),
                [(-2 * (1 - p[0])) - (400 * p[0] * (p[1] - (p[0] * p[0]))), 200 * (p[1] - (p[0] * p[0]))]),
            [-1.2, 1],
            200);

        Assert.True(value < 1e-8);
        Assert.Equal(1, point[0], 3);
        Assert.Equal(1, point[1], 3);
    }

    private static double[][] Rows(int count) => [.. Enumerable.Range(0, count).Select(i => Enumerable.Range(0, 3).Select(k => Math.Sin((1.3 * i) + (0.7 * k * k) + (0.1 * i * k))).ToArray())];

    private static double[] Targets(int count) => [.. Rows(count).Select((row, i) => Math.Cos(0.9 * i) + (0.3 * row[0]))];

    private static double[] New(int i) => [.. Enumerable.Range(0, 3).Select(k => Math.Cos((0.5 * i) + k))];

    private static JsonElement? Reference()
    {
        if (!File.Exists(Python))
            return null;

        var start = new ProcessStartInfo(Python, [Path.Combine(AppContext.BaseDirectory, "GaussianProcesses", "gaussian_process.py")]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? JsonDocument.Parse(output).RootElement
            : errors.Result.Contains("No module named", StringComparison.Ordinal) ? null
            : throw new InvalidOperationException(errors.Result);
    }
}
