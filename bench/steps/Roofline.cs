using Explorer.Documents.Figures;
using Explorer.Kernels;
using static TorchSharp.torch;

namespace Explorer.Steps;

/// <summary>Each kind of layer between what one core computes and what its memory moves: a table and a figure (Williams, Waterman and Patterson 2009).</summary>
internal static class Roofline
{
    private const double Giga = 1e9;

    /// <summary>Measures, prints the table and writes the figure.</summary>
    /// <param name="file">The figure's file, SVG.</param>
    /// <param name="runs">Runs of each kind of layer.</param>
    public static void Run(string file, int runs)
    {
        TorchEngine.RequireAvailable();
        var copy = Copy();
        List<LayerTimes> times = [.. LayerTimer.All.SelectMany(layer => (TorchEngine.HasBfloat16Kernels ? (bool[])[false, true] : [false]).Select(halves => layer.Run(runs, halves)))];
        double Dense(bool halves) => times.Where(time => time.Halves == halves && time.Layer.Name.StartsWith("3×3", StringComparison.Ordinal)).Max(time => time.ForwardOperations / time.ForwardSeconds);

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"one core: a copy {copy / Giga:f0} GB/s, dense 3×3 forward, GFLOP/s: {string.Join(" and ", times.Select(time => time.Halves).Distinct().Select(halves => FormattableString.Invariant($"{Dense(halves) / Giga:f0} in {Name(halves)}")))}\n"));
        Console.WriteLine("| layer, channels | precision | operations a byte | GFLOP/s forward, backward | GB/s forward, backward | of the roof |\n|---|---|---|---|---|---|");
        foreach (var time in times)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {time.Layer.Name} at {time.Layer.Side}×{time.Layer.Side} | {Name(time.Halves)} | {time.Intensity:f1} | {time.ForwardOperations / time.ForwardSeconds / Giga:f0}, {time.BackwardOperations / time.BackwardSeconds / Giga:f0} | {time.ForwardBytes / time.ForwardSeconds / Giga:f1}, {time.BackwardBytes / time.BackwardSeconds / Giga:f1} | {100 * time.Speed / Math.Min(Dense(time.Halves), copy * time.Intensity):f0} % |"));
        }

        File.WriteAllText(file, FigureImage.Svg(Drawn(times, copy, Dense), FigureImage.TwoColumns));
    }

    private static Figure Drawn(IReadOnlyList<LayerTimes> times, double copy, Func<bool, double> dense)
    {
        var (from, to) = (times.Min(time => time.Intensity) / 2, times.Max(time => time.Intensity) * 1.6);
        Series Roof(string name, double speed, int colour) => new(name, SeriesKind.Line, [Math.Max(from, speed / copy), to], [speed / Giga, speed / Giga]) { Colour = colour, IsDashed = true };
        var precisions = times.Select(time => time.Halves).Distinct().ToList();
        var highest = precisions.Max(dense);
        return new Figure(
            "roofline", "Kinds of layers on one core: operations a second against operations a byte of activations, forward and backward, below what a dense convolution computes and a copy of memory moves.",
            new Axis("operations a byte moved", "intensity") { IsLog = true, Range = (from, to) }, new Axis("GFLOP/s", "speed") { IsLog = true },
            [
                new Series("a copy of memory", SeriesKind.Line, [from, Math.Min(to, highest / copy)], [from * copy / Giga, Math.Min(to * copy, highest) / Giga]) { Colour = null },
                .. precisions.Select((halves, i) => Roof($"dense 3×3 convolution, {Name(halves)}", dense(halves), i)),
                .. precisions.Select((halves, i) => (Of: times.Where(time => time.Halves == halves).ToList(), Name: Name(halves), Colour: i))
                    .Select(kind => new Series(kind.Name, SeriesKind.Points, [.. kind.Of.Select(time => time.Intensity)], [.. kind.Of.Select(time => time.Speed / Giga)])
                    {
                        Colour = kind.Colour,
                        Labels = [.. kind.Of.Select(time => time.Layer.Name)],
                        ShowsLabels = true,
                    }),
            ]);
    }

    private static string Name(bool halves) => halves ? "bfloat16" : "float32";

    /// <summary>Operations a second of the dense 3×3 convolution, forward.</summary>
    public static double Dense(bool halves)
    {
        var time = LayerTimer.All.Where(layer => layer.Name.StartsWith("3×3", StringComparison.Ordinal)).Select(layer => layer.Run(40, halves)).MaxBy(time => time.ForwardOperations / time.ForwardSeconds)!;
        return time.ForwardOperations / time.ForwardSeconds;
    }

    /// <summary>Bytes a second that a copy reads and writes, by the thread's own time as the layers are measured.</summary>
    public static double Copy()
    {
        const int Floats = 16 * 1024 * 1024;
        const int Runs = 30;
        using var scope = NewDisposeScope();
        set_num_threads(1);
        var (source, target) = (ones(Floats), zeros(Floats));
        target.copy_(source);
        var begun = ThreadTime.Milliseconds;
        for (var run = 0; run < Runs; run++)
            target.copy_(source);
        return 2.0 * Runs * Floats * sizeof(float) / ((ThreadTime.Milliseconds - begun) / 1e3);
    }
}
