using Parquet;
using Parquet.Schema;

namespace Explorer.Analysis.Tables;

/// <summary>Trials as a Parquet file: every column, and behind them what a trial has several of, nested.</summary>
public static class TrialParquet
{
    // What is gathered in memory before it is written: so many rows, or so many values of one column.
    private const int MostRows = 10_000;
    private const int MostValues = 100_000;

    /// <summary>The columns of lists: what each holds, and its type.</summary>
    internal static IEnumerable<(string Name, string Type, string Meaning)> Lists => Nested().Select(list => (list.Node.Field.Name, list.Node.TypeName, list.Meaning));

    /// <summary>Writes trials, a row each.</summary>
    /// <param name="rows">The trials.</param>
    /// <param name="file">Where to; left open.</param>
    public static void Write(IReadOnlyList<TrialRow> rows, Stream file) => WriteAsync(rows, file).GetAwaiter().GetResult();

    private static async Task WriteAsync(IReadOnlyList<TrialRow> rows, Stream file)
    {
        (ParquetNode Node, Func<TrialRow, object?> Of)[] columns = [.. TrialColumns.All.Concat(TrialColumns.OfTables(rows.Select(row => row.Trial))).Select(column => ((ParquetNode)ParquetLeaf.Of(column.Name, ClrType(column.Type), nullable: true), (Func<TrialRow, object?>)column.Of)), .. Nested().Select(list => (list.Node, list.Of))];
        ParquetLeaf[] leaves = [.. columns.SelectMany(column => column.Node.Leaves)];
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = System.IO.Compression.CompressionLevel.Optimal };
        var writer = await ParquetWriter.CreateAsync(new ParquetSchema(columns.Select(column => column.Node.Field)), file, options).ConfigureAwait(false);
        await using var _ = writer.ConfigureAwait(false);
        var gathered = 0;
        foreach (var row in rows)
        {
            foreach (var (node, of) in columns)
                node.Add(of(row), repetition: 0, definition: 0, lists: 0);
            if (++gathered == MostRows || Array.Exists(leaves, leaf => leaf.Count >= MostValues))
                await WriteGroupAsync().ConfigureAwait(false);
        }

        if (gathered > 0)
            await WriteGroupAsync().ConfigureAwait(false);

        async Task WriteGroupAsync()
        {
            using var group = writer.CreateRowGroup();
            foreach (var leaf in leaves)
                await leaf.WriteAsync(group).ConfigureAwait(false);
            gathered = 0;
        }
    }

    private static Type ClrType(ColumnType type) => type switch
    {
        ColumnType.Int32 => typeof(int),
        ColumnType.Int64 => typeof(long),
        ColumnType.UInt64 => typeof(ulong),
        ColumnType.Double => typeof(double),
        ColumnType.Bool => typeof(bool),
        ColumnType.Timestamp => typeof(DateTimeOffset),
        _ => typeof(string),
    };

    // A curve is that of all rungs one after another, so that it is one list; its epochs say their rung.
    private static (ParquetList Node, string Meaning, Func<TrialRow, object?> Of)[] Nested() =>
    [
        (ParquetList.Of("stages", ParquetStruct.Members(typeof(StageConfig), "innerWidth")), "The network's stages; a VGG's blocks and a perceptron's hidden layers are its stages", row => row.Shape is null ? null : row.Trial.Config.ToStages()),
        (ParquetList.Of("rungs", ParquetStruct.Members(typeof(TrainedRung), "epochs")), "The trainings, one a fidelity", row => row.Trial.Rungs),
        (ParquetList.Of("curve", [(ParquetLeaf.Of("rung", typeof(int), nullable: false), item => ((RungEpoch)item).Rung), .. ParquetStruct.Members(typeof(EpochMetrics)).Select(member => (member.Node, (Func<object, object?>)(item => member.Of(((RungEpoch)item).Epoch))))]), "The learning curve: every epoch of every rung, which rung counts from 0", row => row.Trial.Rungs.SelectMany((rung, i) => rung.Epochs.Select(epoch => new RungEpoch(i, epoch)))),
        (ParquetList.Of("proxies", ParquetStruct.Members(typeof(ProxyScore))), "Zero-cost proxies of the untrained network", row => row.Trial.Proxies),
    ];

    private sealed record RungEpoch(int Rung, EpochMetrics Epoch);
}
