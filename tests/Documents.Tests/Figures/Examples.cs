using Explorer.Documents.Figures.Kinds;
using Explorer.Statistics.Distributions;
using Explorer.Statistics.Intervals;

namespace Explorer.Documents.Tests.Figures;

/// <summary>One drawing of each kind that reports have, with numbers as populations give them.</summary>
public static class Examples
{
    private static readonly string[] Classes = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    public static Axis Error { get; } = new("validation error e", "error") { Numbers = AxisNumbers.Shares };

    public static IReadOnlyList<Drawing> All { get; } =
    [
        Edf(), Overlay(), Parameters(), Curves(), Agreement(), Fidelities(), LinearFit(), Stairs(), Transfer(), Cost(), Differences(), Courses(), Importance(), Confusion(), EightLines(),
    ];

    public static TheoryData<string> Keys => new(All.Select(drawing => drawing.Key));

    public static Drawing Of(string key) => All.Single(drawing => drawing.Key == key);

    public static double[] Errors(int seed, int count, double best, double spread)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Math.Min(0.9, best + (spread * -Math.Log(1 - random.NextDouble())))).Order()];
    }

    private static Figure Edf()
    {
        var errors = Errors(1, 96, 0.31, 0.05);
        var figure = EdfFigure.Of("edf", "Share of networks below each error, with the pointwise 95 % interval.", [("naive, of the 96 that finished", ErrorDistribution.Of(errors), 0)]);
        return figure with
        {
            Note = "best 31.1 %, median 34.5 %, mean 36.0 %",
            Series =
            [
                .. figure.Series,
                new Series("corrected for the networks stopped", SeriesKind.Line, [.. errors.Select(error => error + 0.012)], [.. errors.Select((_, i) => (i + 1) / 96.0)]) { Colour = 1, IsDashed = true },
                new Series("diverged", SeriesKind.Points, [.. errors[^3..]], [94 / 96.0, 95 / 96.0, 1]) { Colour = 1, IsCrossed = true },
            ],
        };
    }

    private static Figure Overlay() => EdfFigure.Of(
        "overlay", "Error distributions of two spaces.", [("AnyNetX-A", ErrorDistribution.Of(Errors(2, 500, 0.36, 0.09)), 0), ("AnyNetX-E", ErrorDistribution.Of(Errors(3, 500, 0.33, 0.03)), 1)]);

    private static Panels Parameters()
    {
        Figure Panel(string key, string title, AxisNumbers numbers, double low, double high, double slope, bool isWhole = false, double[]? steps = null)
        {
            var random = new Random(key.Length * 31);
            double[] x = [.. Enumerable.Range(0, 128).Select(_ => low * Math.Pow(high / low, random.NextDouble()))];
            if (isWhole)
                x = [.. x.Select(value => Math.Round(value, MidpointRounding.ToEven))];
            if (steps is not null)
                x = [.. x.Select(value => steps.MinBy(step => Math.Abs(step - value)))];
            double[] y = [.. x.Select(value => 0.36 + (slope * Math.Log(value / low) / Math.Log(high / low)) + (0.04 * random.NextDouble()))];
            return MeasureFigure.Of(
                new Axis(title, key) { Numbers = numbers, IsWhole = isWhole }, Error, [.. x.Select((value, i) => (value, i < 125 ? y[i] : 0.47, i >= 125, i, $"trial {i}"))],
                string.Create(CultureInfo.InvariantCulture, $"ρ = {-8 * slope:0.00} [{(-8 * slope) - 0.1:0.00}, {(-8 * slope) + 0.1:0.00}]"));
        }

        return new Panels("parameters", "Error against what is known before training.",
        [
            Panel("flops", "FLOPs", AxisNumbers.Quantities, 120e6, 410e6, -0.06),
            Panel("params", "parameters", AxisNumbers.Quantities, 180e3, 9.2e6, -0.08),
            Panel("activations", "activations", AxisNumbers.Quantities, 90e3, 1.6e6, -0.05),
            Panel("depth", "depth", AxisNumbers.Plain, 4, 31, 0.04, isWhole: true),
            Panel("w0", "first width", AxisNumbers.Plain, 8, 256, -0.02, steps: [8, 16, 32, 64, 128, 256]),
            Panel("g", "group width", AxisNumbers.Plain, 1, 32, -0.01, steps: [1, 2, 4, 8, 16, 32]),
        ]);
    }

    private static Panels Curves()
    {
        double[] epochs = [.. Enumerable.Range(1, 30).Select(epoch => (double)epoch)];
        Figure Panel(int trial, double floor) => new($"curve-{trial}", $"Trial {trial}.", new Axis("epoch", "epoch") { IsWhole = true }, new Axis("error", "error") { Numbers = AxisNumbers.Shares },
        [
            new Series("training", SeriesKind.Line, epochs, [.. epochs.Select(epoch => (0.8 * Math.Exp(-epoch / 8)) + (0.6 * floor))]) { Colour = null, IsDashed = true },
            new Series("validation", SeriesKind.Line, epochs, [.. epochs.Select(epoch => (0.7 * Math.Exp(-epoch / 6)) + floor + (0.01 * Math.Sin(3 * epoch)))]),
        ])
        {
            Note = string.Create(CultureInfo.InvariantCulture, $"trial {trial}, {100 * floor:0.0} %"),
            Aspect = 0.8,
        };
        return new Panels("curves", "Learning curves of the best networks.", [.. Enumerable.Range(0, 8).Select(i => Panel(17 + (13 * i), 0.12 + (0.01 * i)))]);
    }

    private static Figure Agreement()
    {
        var random = new Random(5);
        double[] full = Errors(6, 80, 0.3, 0.05);
        double[] cheap = [.. full.Select(error => (1.05 * error) + 0.09 + (0.03 * (random.NextDouble() - 0.5)))];
        var figure = MeasureFigure.Of(
            new Axis("error after 5 epochs, 16 × 16 pixels", "cheap") { Numbers = AxisNumbers.Shares }, new Axis("error after 30 epochs", "full") { Numbers = AxisNumbers.Shares }, [.. cheap.Select((error, i) => (error, full[i], false, i, ""))], "τ = 0.83 [0.78, 0.88], n = 80");
        return MeasureFigure.WithAlike(figure) with { Key = "agreement", Caption = "Error after 30 epochs against error after 5.", Aspect = 0.8 };
    }

    private static Matrix Fidelities()
    {
        string[] levels = ["5 epochs, r 16", "15 epochs, r 16", "5 epochs, r 32", "15 epochs, r 32", "30 epochs, r 32"];
        double[][] values = [.. levels.Select((_, i) => levels.Select((_, j) => i == j ? double.NaN : Math.Max(0.41, 0.93 - (0.11 * Math.Abs(i - j)))).ToArray())];
        return new Matrix("fidelities", "Kendall's τ of each two levels.", new Places("", "level_a", levels), new Places("", "level_b", levels), values)
        {
            Words = [.. values.Select(row => row.Select(tau => double.IsNaN(tau) ? "" : string.Create(CultureInfo.InvariantCulture, $"{tau:0.00}\n±{(1 - tau) / 4:0.00}")).ToArray())],
            Depths = [.. values.Select(row => row.Select(tau => 0.45 * tau).ToArray())],
        };
    }

    private static Figure LinearFit()
    {
        var random = new Random(8);
        double[] fit = [.. Enumerable.Range(0, 500).Select(_ => 0.01 + (0.5 * random.NextDouble() * random.NextDouble()))];
        return new Figure("fit", "Error against the fit error of the quantised line.", new Axis("e_fit, mean squared log-ratio of widths", "fit_error"), Error,
            [new Series("network", SeriesKind.Points, fit, [.. fit.Select(value => 0.38 + (0.2 * value) + (0.06 * random.NextDouble()))])])
        {
            Note = "Spearman’s ρ = 0.54 [0.47, 0.60], n = 500",
        };
    }

    private static Figure Stairs()
    {
        (int Depth, int Width)[][] networks = [[(1, 24), (2, 56), (7, 152), (12, 368)], [(2, 32), (3, 64), (6, 160), (8, 320)], [(1, 16), (4, 72), (9, 184), (6, 408)]];
        return WidthsFigure.Of("widths", "Block widths of the best networks with their line.", [.. networks.Select(stages => stages.SelectMany(stage => Enumerable.Repeat(stage.Width, stage.Depth)).ToArray())], (24.4, 17.9));
    }

    private static Figure Transfer()
    {
        double[] flops = [50e6, 100e6, 200e6, 400e6, 800e6, 1.6e9];
        Series Line(string name, int colour, double start, double factor)
        {
            double[] errors = [.. flops.Select((_, i) => start * Math.Pow(factor, i))];
            return new Series(name, SeriesKind.Line, flops, errors) { Colour = colour, Lower = [.. errors.Select(e => 0.96 * e)], Upper = [.. errors.Select(e => 1.04 * e)] };
        }

        return new Figure("transfer", "Least error against FLOPs, by space.", new Axis("FLOPs", "flops") { IsLog = true, Numbers = AxisNumbers.Quantities }, new Axis("test error", "error") { Numbers = AxisNumbers.Shares },
            [Line("RegNetX", 0, 0.31, 0.92), Line("ResNet", 1, 0.36, 0.93), new Series("power law", SeriesKind.Line, [40e6, 2e9], [0.315, 0.2]) { Colour = null, IsDashed = true }]);
    }

    private static Figure Cost()
    {
        double[] latency = [0.8, 1.1, 1.9, 2.4, 3.9, 4.2, 8.8, 12.5];
        double[] errors = [0.082, 0.071, 0.075, 0.0611, 0.0584, 0.0702, 0.0531, 0.0522];
        string[] names = ["regnet-50m", "regnet-100m", "resnet-8", "regnet-200m", "regnet-400m", "vgg-11", "regnet-800m", "regnet-1.6g"];
        return FrontFigure.Of("cost", "Test error against the latency of one image.", new Axis("latency of one image, ms", "latency"), new Axis("test error", "error") { Numbers = AxisNumbers.Shares },
            [.. names.Select((name, i) => (name, latency[i], new Estimate(errors[i], new Interval(errors[i] - 0.005, errors[i] + 0.005, 0.95, ""))))]);
    }

    private static Figure Differences() => new("differences", "Differences of mean error, step by step.", new Axis("difference of mean error, percentage points", "difference") { Numbers = AxisNumbers.Points, Marks = [0] },
        new Axis("", "step") { Names = ["AnyNetX-B against A", "AnyNetX-C against B", "AnyNetX-D against C", "AnyNetX-E against D", "RegNetX against AnyNetX-E"] },
        [
            new Series("better", SeriesKind.Intervals, [-0.021, -0.034], [2, 3]) { Colour = 2, Lower = [-0.029, -0.041], Upper = [-0.013, -0.027] },
            new Series("worse", SeriesKind.Intervals, [0.012], [4]) { Colour = 1, Lower = [0.004], Upper = [0.02] },
            new Series("not shown", SeriesKind.Intervals, [0.0012, -0.003], [0, 1]) { Colour = null, Lower = [-0.006, -0.009], Upper = [0.008, 0.003] },
        ]);

    private static Figure Courses() => new("courses", "What two workers did.", new Axis("seconds", "seconds") { Range = (0, 12) }, new Axis("", "worker") { Names = ["worker 1", "worker 2"] },
        [
            new Series("training", SeriesKind.Spans, [3.5, 9, 4], [0, 0, 1]) { Lower = [1, 6.2, 2], Upper = [6, 11.8, 6], Labels = ["trial 0, 5.0 s", "trial 2, 5.6 s", "trial 1, 4.0 s"] },
            new Series("waiting", SeriesKind.Spans, [9], [1]) { Colour = null, Lower = [6], Upper = [12], Labels = ["6.0 s"] },
        ]) { Aspect = 0.25 };

    private static Figure Importance() => new("importance", "By how much R² falls when a feature's values are dealt anew.", new Axis("", "feature") { Names = ["depth", "first width", "slope", "multiplier", "group width", "bottleneck ratio", "log FLOPs"] },
        new Axis("loss of R²", "loss"),
        [
            new Series("Gaussian process", SeriesKind.Bars, [0, 1, 2, 3, 4, 5, 6], [0.31, 0.12, 0.08, 0.02, 0.05, 0.01, 0.44]) { Lower = [0.25, 0.08, 0.05, 0, 0.02, -0.01, 0.36], Upper = [0.37, 0.16, 0.11, 0.04, 0.08, 0.03, 0.52] },
            new Series("trees", SeriesKind.Bars, [0, 1, 2, 3, 4, 5, 6], [0.28, 0.15, 0.06, 0.03, 0.04, 0.02, 0.39]) { Colour = 4 },
        ]);

    private static Matrix Confusion()
    {
        var random = new Random(11);
        int[][] counts = [.. Classes.Select((_, i) => Classes.Select((_, j) => i == j ? 780 + random.Next(150) : random.Next(Math.Abs(i - j) < 3 ? 60 : 12)).ToArray())];
        return ConfusionMatrix.Of("confusion", "Test images by class and by the class they were taken for.", counts, Classes);
    }

    private static Figure EightLines()
    {
        double[] networks = [1, 2, 4, 8, 16, 32, 64, 128, 256, 500];
        return new Figure("search", "Least error of a random search.", new Axis("networks tried, k", "draws") { IsLog = true, Steps = networks }, Error,
            [.. Enumerable.Range(0, 8).Select(i => new Series($"space {(char)('A' + i)}", SeriesKind.Line, networks, [.. networks.Select(k => 0.3 + (0.012 * i) + (0.15 / Math.Sqrt(k)))]) { Colour = i })]);
    }
}
