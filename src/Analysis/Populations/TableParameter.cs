using Explorer.SearchSpace.Spaces;

namespace Explorer.Analysis.Populations;

/// <summary>A parameter of trials that another program ran, as a column of numbers: a flag is 0 or 1, a word its place among all words in order.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What its values are; whole numbers count as numbers.</param>
/// <param name="Words">The words there are, in order; none for numbers and flags.</param>
public sealed record TableParameter(string Name, ParameterKind Kind, ImmutableArray<string> Words)
{
    /// <summary>Its name, with what its numbers mean where they stand for words.</summary>
    public string Label => Kind switch
    {
        ParameterKind.Flag => $"{Name} (0 no, 1 yes)",
        ParameterKind.Word when Words.Length <= 4 => $"{Name} ({string.Join(", ", Words.Select((word, i) => FormattableString.Invariant($"{i} {word}")))})",
        _ => Name,
    };

    /// <summary>The parameters of a population's trials, in the order in which they are first met; none for trials of networks.</summary>
    public static IReadOnlyList<TableParameter> All(IEnumerable<ValueList<ParameterValue>?> trials)
    {
        var found = new Dictionary<string, (int Place, ParameterKind Kind, SortedSet<string> Words)>(StringComparer.Ordinal);
        foreach (var value in trials.SelectMany(parameters => parameters ?? []))
        {
            if (!found.TryGetValue(value.Name, out var known))
                found[value.Name] = known = (found.Count, value.Value switch { bool => ParameterKind.Flag, string => ParameterKind.Word, _ => ParameterKind.Number }, new SortedSet<string>(StringComparer.Ordinal));
            if (value.Word is { } word)
                known.Words.Add(word);
        }

        return [.. found.OrderBy(pair => pair.Value.Place).Select(pair => new TableParameter(pair.Key, pair.Value.Kind, [.. pair.Value.Words]))];
    }

    /// <summary>The same of whole trials.</summary>
    public static IReadOnlyList<TableParameter> Of(IEnumerable<TrialRecord> trials) => All(trials.Select(trial => trial.Planned.Parameters));

    /// <summary>A trial's value; null where it has none.</summary>
    public ParameterValue? Find(ValueList<ParameterValue>? parameters)
    {
        foreach (var value in (parameters ?? []).AsSpan())
        {
            if (value.Name == Name)
                return value;
        }

        return null;
    }

    /// <summary>A trial's number; null where it has none, or one of another kind.</summary>
    public double? NumberOf(ValueList<ParameterValue>? parameters) => Find(parameters) switch
    {
        null => null,
        { Word: { } word } => Kind == ParameterKind.Word ? Words.BinarySearch(word, StringComparer.Ordinal) : null,
        var value => Kind == ParameterKind.Word ? null : value.Number,
    };

    /// <summary>A trial's value as a cell; empty where it has none.</summary>
    public Cell CellOf(TrialRecord trial) => Find(trial.Planned.Parameters) switch
    {
        null => Cell.Words(null),
        { Word: { } word } => Cell.Words(word),
        { Value: bool flag } => Cell.Words(flag ? "yes" : "no"),
        var value => Cell.Of(value.Number),
    };

    /// <summary>It as a measure of the population's trials.</summary>
    public NetworkMeasure Measure => new(Name, Label, member => NumberOf(member.Trial.Planned.Parameters)) { IsSetting = true, IsForeign = true, IsNominal = Kind == ParameterKind.Word, Words = Words };
}
