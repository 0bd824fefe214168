namespace Explorer.Analysis.Tests.Queries;

/// <summary>Queries as texts, each with what plain code answers: true, false, or neither where a value is missing.</summary>
internal static class RandomQuery
{
    private static readonly string[] Signs = ["=", "!=", "<", "<=", ">", ">="];
    private static readonly TrialState[] States = Enum.GetValues<TrialState>();

    public static (string Text, Func<TrialRecord, bool?> Plain) Of(Random random, int deepest)
    {
        if (deepest == 0 || random.Next(3) == 0)
            return Comparison(random);
        var (left, right) = (Of(random, deepest - 1), Of(random, deepest - 1));
        return random.Next(3) switch
        {
            0 => ($"({left.Text}) and ({right.Text})", trial => left.Plain(trial) & right.Plain(trial)),
            1 => ($"({left.Text} or {right.Text})", trial => left.Plain(trial) | right.Plain(trial)),
            _ => ($"not ({left.Text})", trial => !left.Plain(trial)),
        };
    }

    private static (string Text, Func<TrialRecord, bool?> Plain) Comparison(Random random)
    {
        var sign = Signs[random.Next(Signs.Length)];
        var (number, depth, state) = (Math.Round(random.NextDouble(), 2, MidpointRounding.ToEven), random.Next(1, 30), States[random.Next(States.Length)]);
        var word = state.ToString().ToLowerInvariant();
        return random.Next(9) switch
        {
            0 => (FormattableString.Invariant($"error {sign} {number}"), trial => Compared(trial.Error, sign, number)),
            1 => (FormattableString.Invariant($"best_error{sign}{number}"), trial => Compared(trial.BestError, sign, number)),
            2 => (FormattableString.Invariant($"flops {sign} {depth}M"), trial => Compared(trial.Complexity.Flops, sign, depth * 1e6)),
            3 => (FormattableString.Invariant($"depth {sign} {depth}"), trial => Compared(QueriedTrials.Depth(trial), sign, depth)),
            4 => (FormattableString.Invariant($"depth in ({depth}, {depth + 3})"), trial => QueriedTrials.Depth(trial) == depth || QueriedTrials.Depth(trial) == depth + 3),
            5 => ($"state = {word}", trial => trial.State == state),
            6 => ($"state not in ('{word}', failed)", trial => trial.State != state && trial.State != TrialState.Failed),
            7 => ("error IS NULL", trial => trial.Error is null or double.NaN),
            _ => ($"reason != \"{word}\"", trial => trial.Reason is { } reason ? reason != word : null),
        };
    }

    private static bool? Compared(double? value, string sign, double with) => value is null or double.NaN ? null : sign switch
    {
        "=" => value == with,
        "!=" => value != with,
        "<" => value < with,
        "<=" => value <= with,
        ">" => value > with,
        _ => value >= with,
    };
}
