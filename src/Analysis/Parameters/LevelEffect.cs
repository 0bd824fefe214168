namespace Explorer.Analysis.Parameters;

/// <summary>The mean error at one level of a swept setting, all other parameters being as they are, less the mean of all networks.</summary>
/// <param name="Key">The setting.</param>
/// <param name="Label">Its name in words.</param>
/// <param name="Low">Least value of the level.</param>
/// <param name="High">Its greatest value.</param>
/// <param name="Count">Networks in it.</param>
/// <param name="Difference">A fraction, negative where the level is better than the mean; null where it cannot be told from other parameters.</param>
public sealed record LevelEffect(string Key, string Label, double Low, double High, int Count, Estimate? Difference)
{
    /// <summary>The word that the level stands for, of a table's parameter; null for numbers.</summary>
    public string? Word { get; init; }
}
