namespace Explorer.Training.Data.Folders;

/// <summary>What an import made.</summary>
/// <param name="Set">The data set.</param>
/// <param name="Folder">Where it lies.</param>
/// <param name="Skipped">The broken pictures that were left out, with what is wrong with them.</param>
/// <param name="Fresh">Whether it was made now; false where the same files had been imported the same way before.</param>
public sealed record ImportResult(ImportedDataSet Set, string Folder, IReadOnlyList<BrokenPicture> Skipped, bool Fresh)
{
    /// <summary>What of the source is no image of the data set, by reason.</summary>
    public IReadOnlyList<PassedOver> PassedOver { get; init; } = [];

    /// <summary>What was done with a part beside training and test; null where there is none.</summary>
    public string? Joined { get; init; }
}
