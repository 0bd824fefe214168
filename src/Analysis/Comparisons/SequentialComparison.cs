using Explorer.Documents.Writers;
using MathNet.Numerics.Distributions;

namespace Explorer.Analysis.Comparisons;

/// <summary>
/// Compares the mean errors of two spaces while trials come in, at several looks, with one overall error rate. Each look is a
/// <see cref="PermutationTest"/> of the studentised difference, which needs no shape of the errors and no equal spreads; its level comes from the alpha spending of <see cref="SpendingBoundary"/>,
/// which holds because differences of means grow by independent increments in information, whether both samples grow or one is complete
/// (Jennison and Turnbull, 2000, chapter 11). Where a difference becomes unlikely the comparison stops for futility (stochastic
/// curtailment, Lan, Simon and Halperin, 1982). The looks may come at any counts, but not be chosen by the errors seen.
/// Not thread-safe.
/// </summary>
/// <param name="plan">What may be spent.</param>
public sealed class SequentialComparison(SequentialPlan plan)
{
    private const double LeastStep = 1e-6;
    private readonly Dictionary<string, double[]> _bounds = new(StringComparer.Ordinal);

    /// <summary>What the trials so far tell.</summary>
    /// <param name="errorsA">Errors of A so far, in any order, at least two.</param>
    /// <param name="errorsB">Errors of B so far, at least two.</param>
    /// <param name="earlier">The looks made before, in their order; each held less information than the next.</param>
    public SequentialLook Look(IReadOnlyList<double> errorsA, IReadOnlyList<double> errorsB, IReadOnlyList<LookCounts> earlier)
    {
        if (errorsA.Count < 2 || errorsB.Count < 2)
        {
            throw new ArgumentException($"{errorsA.Count} and {errorsB.Count} errors, expected at least two of each", nameof(errorsB));
        }

        var counts = new LookCounts(errorsA.Count, errorsB.Count);
        double[] information = [.. earlier.Append(counts).Select(plan.Information)];
        if (information.Zip(information.Skip(1)).Any(pair => pair.Second < pair.First + LeastStep))
            throw new ArgumentException("A look holds no more information than the one before", nameof(earlier));

        var level = SpendingBoundary.Level(BoundsOf(information)[^1]);
        var (a, b) = (ComparisonSample.Of(errorsA), ComparisonSample.Of(errorsB));
        var test = new PermutationTest(a, b);
        var seed = Seeds.Derive(plan.Seed, "look", information.Length);
        var p = test.RunUntilAbove(level, plan.Permutations, seed);
        var look = new SequentialLook
        {
            Decision = SequentialDecision.Continue,
            Number = information.Length,
            Counts = counts,
            Information = information[^1],
            MeanDifference = test.Difference,
            PValue = p,
            AdjustedLevel = level,
            ConditionalPower = PowerAtEnd(information, test.Difference, a, b),
            Interval = null,
            Reason = "",
        };
        var decided = Decided(look, p <= level);
        return decided.Decision == SequentialDecision.Continue ? decided : decided with { Interval = test.Run(plan.Permutations, seed).IntervalAt(level) };
    }

    private SequentialLook Decided(SequentialLook look, bool shown)
    {
        var numbers = $"p = {NumberText.Fixed(look.PValue, 4)} against the level {NumberText.Fixed(look.AdjustedLevel, 4)} of look {NumberText.Count(look.Number)}";
        return (shown, look.Information >= 1 - LeastStep, look.Information >= plan.FutilityFrom && look.ConditionalPower < plan.FutilityPower) switch
        {
            (true, _, _) => look with { Decision = look.MeanDifference < 0 ? SequentialDecision.Better : SequentialDecision.Worse, Reason = numbers },
            (_, true, _) => look with { Decision = SequentialDecision.NoDifferenceShown, Reason = $"the planned trials are spent; {numbers}" },
            (_, _, true) => look with
            {
                Decision = SequentialDecision.NoDifferenceShown,
                Reason = PlainTextWriter.Plain($"all planned trials would show a difference with {NumberText.Share(look.ConditionalPower, 0)} probability only; {numbers}"),
            },
            _ => look with { Reason = numbers },
        };
    }

    // The chance that |Z| passes its final bound: the path so far, B = Z·√t, goes on with the drift found so far, B/t.
    private double PowerAtEnd(double[] information, double difference, ComparisonSample a, ComparisonSample b)
    {
        var t = information[^1];
        var deviation = Math.Sqrt((a.Variance() / a.Count) + (b.Variance() / b.Count));
        if (t >= 1 - LeastStep || deviation == 0)
            return difference == 0 || t >= 1 - LeastStep ? 0 : 1;

        var bound = BoundsOf([.. information, 1])[^1];
        var path = difference / deviation * Math.Sqrt(t);
        var end = path / t;
        var spread = Math.Sqrt(1 - t);
        return Normal.CDF(0, 1, (end - bound) / spread) + Normal.CDF(0, 1, (-bound - end) / spread);
    }

    private double[] BoundsOf(double[] information)
    {
        var key = string.Join(' ', information.Select(NumberText.Exact));
        if (!_bounds.TryGetValue(key, out var bounds))
        {
            bounds = SpendingBoundary.Of(information, plan.Level);
            _bounds.Add(key, bounds);
        }

        return bounds;
    }
}
