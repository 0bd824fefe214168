using Explorer.Experiments;

namespace Explorer.Analysis.Import;

/// <summary>What is imported, as what.</summary>
/// <param name="Path">The file: the RegNet authors' sweep JSON, or a CSV.</param>
/// <param name="Name">The experiment's name in the store.</param>
/// <param name="Like">An experiment with the same data, training and frame; needed for a CSV, null otherwise.</param>
/// <param name="At">The time of the import, in UTC.</param>
/// <param name="CodeVersion">This program's version.</param>
public sealed record ImportSource(string Path, string Name, Experiment? Like, DateTimeOffset At, string CodeVersion);
