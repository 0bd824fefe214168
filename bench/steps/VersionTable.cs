using Explorer.Kernels;

namespace Explorer.Steps;

/// <summary>
/// Steps and evaluations by another build of this program and by this one, in turn, in both precisions; and what share of a core's arithmetic
/// and memory they take, as <see cref="Roofline"/> measures both.
/// </summary>
internal static class VersionTable
{
    private const double Giga = 1e9;

    // Forward and two products backward, of two operations each.
    private const int StepOperations = 6, EvaluationOperations = 2;

    // Each layer's input and output once forward; input and both gradients once backward.
    private const int StepTensors = 5, EvaluationTensors = 2;
    private static readonly string[] Networks = ["narrow-deep", "wide-shallow", "depthwise", "regnet-x", "regnet-y"];

    /// <summary>Measures and prints the table.</summary>
    /// <param name="before">The other build's assembly.</param>
    /// <param name="rounds">Runs of each, in turn.</param>
    /// <param name="steps">Steps a run.</param>
    public static void Run(string before, int rounds, int steps)
    {
        TorchEngine.RequireAvailable();
        var copy = Roofline.Copy();
        var precisions = TorchEngine.HasBfloat16Kernels ? (string[])["float32", "bfloat16"] : ["float32"];
        double[] dense = [.. precisions.Select(precision => Roofline.Dense(precision == "bfloat16"))];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"one core: a copy {copy / Giga:f0} GB/s; dense 3×3 convolution, GFLOP/s: {string.Join(", ", precisions.Zip(dense, (precision, speed) => $"{precision} {(speed / Giga).ToString("f0", CultureInfo.InvariantCulture)}"))}. Medians of {rounds} runs of {steps} steps in turn\n"));
        Console.WriteLine("| network | precision | step, ms: before, now | times as fast (least to most) | evaluation, ms: before, now | times as fast | a step: GFLOP/s, share of the dense convolution | GB/s, share of the copy | an evaluation: the same |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var network in Networks)
        {
            Variant[] old = [.. precisions.Select(precision => new Variant("before", "fast", before, precision))];
            Variant[] own = [.. precisions.Select(precision => Variant.Own("now", "fast") with { Precision = precision })];
            var runs = Enumerable.Range(0, rounds).Select(_ => precisions.Select((_, i) => (Before: old[i].Measure(network, steps), Now: own[i].Measure(network, steps))).ToArray()).ToArray();
            var cost = ComplexityCalculator.Of(BenchNetworks.Find(network));
            foreach (var (i, precision) in precisions.Index())
            {
                (StepTimes Before, StepTimes Now)[] pairs = [.. runs.Select(run => run[i])];
                var size = precision == "bfloat16" ? 2 : sizeof(float);
                string Shares(double operations, double tensors, double images, double milliseconds)
                {
                    var (speed, moved) = (operations * cost.Flops * images / milliseconds * 1e3, tensors * cost.Activations * size * images / milliseconds * 1e3);
                    return string.Create(CultureInfo.InvariantCulture, $"{speed / Giga:f0}, {100 * speed / dense[i]:f0} % | {moved / Giga:f1}, {100 * moved / copy:f0} %");
                }

                Console.WriteLine($"| {network} | {precision} | {Times(pairs, times => times.Step)} | {Times(pairs, times => times.Evaluation)} | {Shares(StepOperations, StepTensors, StepTimer.Batch, Now(pairs, times => times.Step))} | {Shares(EvaluationOperations, EvaluationTensors, StepTimer.EvaluationBatch, Now(pairs, times => times.Evaluation)).Replace(" | ", "; ", StringComparison.Ordinal)} |");
            }
        }
    }

    private static double Now((StepTimes Before, StepTimes Now)[] pairs, Func<StepTimes, double> time) => StepTimes.Median(pairs.Select(pair => time(pair.Now)));

    private static string Times((StepTimes Before, StepTimes Now)[] pairs, Func<StepTimes, double> time)
    {
        double[] ratios = [.. pairs.Select(pair => time(pair.Before) / time(pair.Now)).Order()];
        return string.Create(CultureInfo.InvariantCulture, $"{StepTimes.Median(pairs.Select(pair => time(pair.Before))):f1}, {Now(pairs, time):f1} | {StepTimes.Median(ratios):f2} ({ratios[0]:f2} to {ratios[^1]:f2})");
    }
}
