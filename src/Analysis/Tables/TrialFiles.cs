using Explorer.Analysis.Runs;
using Explorer.Documents.Writers;

namespace Explorer.Analysis.Tables;

/// <summary>Trials as a file, whose name's ending says of which kind.</summary>
public static class TrialFiles
{
    private static readonly Dictionary<string, Action<IReadOnlyList<TrialRow>, Stream>> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        [".parquet"] = TrialParquet.Write,
        [".csv"] = WriteCsv,
    };

    /// <summary>The endings that are known.</summary>
    public static IReadOnlyList<string> Endings => [.. Kinds.Keys];

    /// <summary>What writes a file of that name.</summary>
    /// <param name="path">The file, whose name ends in one of <see cref="Endings"/>.</param>
    public static Action<IReadOnlyList<TrialRow>, Stream> Of(string path) => Kinds[Path.GetExtension(path)];

    private static void WriteCsv(IReadOnlyList<TrialRow> rows, Stream file)
    {
        using var text = new StreamWriter(file, leaveOpen: true);
        CsvWriter.Write(RunTables.Trials(rows), text);
    }
}
