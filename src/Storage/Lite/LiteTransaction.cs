using LiteDB;
using LiteDB.Engine;

namespace Explorer.Storage.Lite;

/// <summary>Reads within a transaction, by way of LiteDB's engine, which alone knows what is not committed yet.</summary>
/// <param name="engine">The engine.</param>
/// <param name="guard">What every call of it goes through.</param>
internal abstract class LiteTransaction(LiteEngine engine, LiteGuard guard) : IDocumentReader, IDisposable
{
    private readonly BsonToJson _json = new();

    /// <summary>The engine.</summary>
    protected LiteEngine Engine { get; } = engine;

    /// <summary>What every call of the engine goes through.</summary>
    protected LiteGuard Guard { get; } = guard;

    /// <inheritdoc/>
    public IEnumerable<ReadOnlyMemory<byte>> Experiments() =>
        Batches(LiteSchema.Experiments, 1, long.MaxValue, batch => batch.Select(document => Json(document, LiteSchema.Record)));

    /// <inheritdoc/>
    public (long Id, ReadOnlyMemory<byte> Document)? FindExperiment(string name) => Guard.Run<(long, ReadOnlyMemory<byte>)?>(() =>
        Engine.Find(LiteSchema.Experiments, "$.name = @0", name) is { } found
            ? (LiteQueries.IdOf(found), Json(found, LiteSchema.Record))
            : null);

    /// <inheritdoc/>
    public IEnumerable<StoredRow> Rows(StoreTable table, long experiment, bool curves, int from = 0, IReadOnlySet<int>? except = null)
    {
        var kept = LiteTable.Of(table);
        return Batches(kept.Collection, LiteTable.Id(experiment, from), LastId(experiment), batch => Rows(kept, batch, curves ? Curves(kept, batch) : []))
            .Where(row => except?.Contains(row.Index) != true);
    }

    /// <inheritdoc/>
    public int Count(StoreTable table, long experiment) =>
        Guard.Run(() => Engine.Count(LiteTable.Of(table).Collection, LiteTable.Id(experiment, 0), LastId(experiment)));

    /// <inheritdoc/>
    public StoredRow? Find(StoreTable table, long experiment, int index) => Guard.Run<StoredRow?>(() =>
        Engine.Find(LiteTable.Of(table).Collection, "$._id = @0", LiteTable.Id(experiment, index)) is { } found
            ? new StoredRow(index, 0, Json(found, LiteSchema.Record))
            : null);

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    /// <summary>The largest <c>_id</c> that a row of an experiment can have.</summary>
    protected static long LastId(long experiment) => LiteTable.Id(experiment, int.MaxValue);

    private IEnumerable<T> Batches<T>(string collection, long from, long to, Func<List<BsonDocument>, IEnumerable<T>> convert)
    {
        while (true)
        {
            var (items, next) = Guard.Run(() =>
            {
                var batch = Engine.First(collection, from, to);
                return (convert(batch).ToList(), LiteQueries.IsLast(batch) ? (long?)null : LiteQueries.IdOf(batch[^1]) + 1);
            });

            foreach (var item in items)
                yield return item;

            if (next is null)
                yield break;

            from = next.Value;
        }
    }

    private Dictionary<long, BsonDocument> Curves(LiteTable kept, List<BsonDocument> batch) => kept.Curves is null || batch.Count == 0 ? [] : Engine
        .Range(kept.Curves, LiteQueries.IdOf(batch[0]), LiteQueries.IdOf(batch[^1]))
        .ToDictionary(LiteQueries.IdOf);

    private IEnumerable<StoredRow> Rows(LiteTable kept, List<BsonDocument> batch, Dictionary<long, BsonDocument> curves) => batch.Select(document => new StoredRow(
        kept.ById ? LiteTable.Number(LiteQueries.IdOf(document)) : document[LiteSchema.Index].AsInt32,
        kept.HasKey ? document[LiteSchema.Rung].AsInt32 : 0,
        Json(document, LiteSchema.Record),
        curves.TryGetValue(LiteQueries.IdOf(document), out var found) ? Json(found, LiteSchema.Curves) : default));

    private ReadOnlyMemory<byte> Json(BsonDocument document, string member)
    {
        var value = BsonMembers.Find(BsonSerializer.Serialize(document), member, out var kind);
        return _json.Convert(kind, value);
    }
}
