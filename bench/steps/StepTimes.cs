using System.Text.Json;

namespace Explorer.Steps;

/// <summary>Medians of a training step's parts, and of an evaluation batch, in milliseconds.</summary>
internal sealed record StepTimes
{
    public required double Fill { get; init; }

    public required double Forward { get; init; }

    public required double Backward { get; init; }

    public required double Optimizer { get; init; }

    public required double Meter { get; init; }

    public required double Evaluation { get; init; }

    /// <summary>Most resident memory of the process, in megabytes.</summary>
    public double PeakMegabytes { get; init; }

    /// <summary>The whole training step.</summary>
    public double Step => Fill + Forward + Backward + Optimizer + Meter;

    public static StepTimes FromJson(string json) => JsonSerializer.Deserialize<StepTimes>(json)!;

    /// <summary>The medians of several runs.</summary>
    public static StepTimes Median(IReadOnlyList<StepTimes> runs) => new()
    {
        Fill = Median(runs.Select(run => run.Fill)),
        Forward = Median(runs.Select(run => run.Forward)),
        Backward = Median(runs.Select(run => run.Backward)),
        Optimizer = Median(runs.Select(run => run.Optimizer)),
        Meter = Median(runs.Select(run => run.Meter)),
        Evaluation = Median(runs.Select(run => run.Evaluation)),
        PeakMegabytes = Median(runs.Select(run => run.PeakMegabytes)),
    };

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    public string ToJson() => JsonSerializer.Serialize(this);
}
