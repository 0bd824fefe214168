namespace Explorer.Training.Data.Folders;

/// <summary>A picture file that cannot be read.</summary>
/// <param name="Path">The file.</param>
/// <param name="Problem">What is wrong with it.</param>
public sealed record BrokenPicture(string Path, string Problem);
