namespace Explorer.Models.Weights.Checkpoints;

/// <summary>A row of numbers in a file of its own within the checkpoint.</summary>
/// <param name="Type">Their format.</param>
/// <param name="Key">The file's name below <c>data/</c>.</param>
/// <param name="Count">How many, as the pickle says.</param>
internal sealed record CheckpointStorage(ElementType Type, string Key, long Count);
