namespace Explorer.Statistics.Correlations;

/// <summary>
/// Kendall's rank correlation τ-b, which ties shrink (Kendall, Biometrika 33, 1945): (concordant − discordant pairs) / √(pairs untied in the
/// first × pairs untied in the second), in n log n steps.
/// </summary>
public static class KendallTau
{
    /// <summary>Fewest pairs for an interval.</summary>
    public const int MinimumCount = 8;

    /// <summary>The correlation of pairs.</summary>
    /// <param name="first">One number a pair, none NaN.</param>
    /// <param name="second">The other number of each pair, none NaN.</param>
    /// <returns>τ-b in [−1, 1]; null below two pairs or where either side is constant.</returns>
    public static double? Of(double[] first, double[] second) => Counts.Of(first, second).Tau;

    /// <summary>
    /// The same with an interval: <see cref="FisherJackknife"/>'s, and around τ = ±1, where no jackknife has an error,
    /// <see cref="PerfectAgreement"/>'s.
    /// </summary>
    /// <param name="first">One number a pair, none NaN.</param>
    /// <param name="second">The other number of each pair, none NaN.</param>
    /// <param name="confidence">Nominal coverage, in (0, 1).</param>
    /// <returns>The estimate; null as above; without an interval below <see cref="MinimumCount"/> pairs.</returns>
    public static Estimate? WithInterval(double[] first, double[] second, double confidence = Interval.DefaultConfidence)
    {
        var counts = Counts.Of(first, second);
        return counts.Tau is { } tau ? new Estimate(tau, first.Length < MinimumCount ? null : counts.IntervalAt(tau, confidence)) : null;
    }

    // The pairs of each item: concordant less discordant, and those untied on either side.
    private sealed record Counts(long[] Scores, long[] UntiedFirst, long[] UntiedSecond)
    {
        private readonly double _score = Scores.Sum() / 2.0;
        private readonly double _first = UntiedFirst.Sum() / 2.0;
        private readonly double _second = UntiedSecond.Sum() / 2.0;

        public double? Tau => TauOf(_score, _first, _second);

        public static Counts Of(double[] first, double[] second)
        {
            if (first.Length != second.Length)
            {
                throw new ArgumentException($"{second.Length} numbers for {first.Length}", nameof(second));
            }

            var (x, y) = (RankOrder.Of(first), RankOrder.Of(second));
            var scores = new long[first.Length];
            var ties = x.Ties().ToList();
            Pass(ties, 1);
            ties.Reverse();
            Pass(ties, -1);
            return new Counts(scores, Untied(x), Untied(y));

            // Adds to each item's score those that came before it: lower ones for, higher ones against it, or the other way round.
            void Pass(List<(int Start, int End)> groups, int sign)
            {
                var tree = new RankTree(y.Count);
                foreach (var (start, end) in groups)
                {
                    for (var place = start; place < end; place++)
                    {
                        var item = x.Order[place];
                        scores[item] += sign * (tree.Below(y.Ranks[item]) - tree.Above(y.Ranks[item]));
                    }

                    for (var place = start; place < end; place++)
                        tree.Add(y.Ranks[x.Order[place]]);
                }
            }
        }

        public Interval? IntervalAt(double tau, double confidence)
        {
            if (Math.Abs(tau) == 1)
                return PerfectAgreement.Tau(Math.Sign(tau), _first, confidence);

            return FisherJackknife.Of(tau, [.. Scores.Select((score, i) => TauOf(_score - score, _first - UntiedFirst[i], _second - UntiedSecond[i]))], confidence);
        }

        private static double? TauOf(double score, double first, double second) => first > 0 && second > 0
            ? Math.Abs(score) == first && first == second ? Math.Sign(score) : score / Math.Sqrt(first * second)
            : null;

        private static long[] Untied(RankOrder order)
        {
            var untied = new long[order.Order.Length];
            foreach (var (start, end) in order.Ties())
            {
                for (var place = start; place < end; place++)
                    untied[order.Order[place]] = untied.Length - (end - start);
            }

            return untied;
        }
    }
}
