namespace Explorer.Training.Data.Folders;

/// <summary>A picture file of a class.</summary>
internal sealed record LabelledFile(string Path, byte Label);
