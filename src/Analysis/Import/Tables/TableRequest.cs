namespace Explorer.Analysis.Import.Tables;

/// <summary>A table of trials that another program ran, and what is said of its columns; what is not is guessed.</summary>
/// <param name="Path">The file: separated values, JSON lines or Parquet.</param>
/// <param name="Name">The experiment's name in the store.</param>
/// <param name="At">The time of the import, in UTC.</param>
/// <param name="CodeVersion">This program's version.</param>
public sealed record TableRequest(string Path, string Name, DateTimeOffset At, string CodeVersion)
{
    /// <summary>Columns of errors, less being better; several are one a budget, cheapest first. None: guessed.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>In their place, columns of which more is better.</summary>
    public IReadOnlyList<string> Accuracies { get; init; } = [];

    /// <summary>The parameters; null for guessed.</summary>
    public IReadOnlyList<string>? Parameters { get; init; }

    /// <summary>Parameters whose numbers only tell kinds apart.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The column that says how much a row's training got; rows of one trial are then put together. Null for none.</summary>
    public string? Fidelity { get; init; }

    /// <summary>The column that says how a trial ended; null for guessed.</summary>
    public string? State { get; init; }

    /// <summary>The column whose rows of one value are one trial, with <see cref="Fidelity"/>; null for guessed.</summary>
    public string? Trial { get; init; }

    /// <summary>The values that stand for an error of 0 and of 1; null for guessed.</summary>
    public (double Zero, double One)? Scale { get; init; }
}
