using Explorer.Experiments;
using Explorer.SearchSpace.Sampling;

namespace Explorer.Scale;

/// <summary>The paper's own space and window: AnyNetX-A at 224×224 between 360 and 400 million multiply-adds.</summary>
internal static class SamplingScale
{
    private const int First = 500;

    public static void Measure(MeasureTable table, int count)
    {
        var experiment = ExperimentReader.Load(Path.Combine(Repository(), "experiments", "anynet-a-imagenet-regime.json"));
        var sampler = new SpaceSampler(experiment.Space, experiment.Sample.Seed);
        foreach (var samples in (int[])[First, count])
        {
            var before = sampler.Attempts;
            var watch = Stopwatch.StartNew();
            sampler.Take(samples);
            table.Row($"attempts at networks of 360 to 400 MFLOPs, {samples:N0} accepted", sampler.Attempts - before, watch.Elapsed.TotalSeconds);
            table.Row("networks accepted", samples, watch.Elapsed.TotalSeconds);
        }
    }

    private static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Explorer.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("expected to run from within the repository: no Explorer.sln above this program");
    }
}
