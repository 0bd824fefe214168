using System.Text;
using LiteDB;
using LiteDB.Engine;

namespace Explorer.Storage.Lite;

/// <summary>Adds within one transaction.</summary>
/// <param name="name">The database, for messages.</param>
/// <param name="session">The engine and its log.</param>
/// <param name="guard">What every call of the engine goes through.</param>
internal sealed class LiteWriter(string name, LiteSession session, LiteGuard guard) : LiteTransaction(session.Engine, guard), IDocumentWriter
{
    // LiteDB's: a key of an index, and a document (2,047 pages, less what a document takes beside its values).
    private const int LongestName = 1000;
    private const int LargestDocument = 2046 * 8150;

    /// <inheritdoc/>
    public long AddExperiment(string name, ReadOnlyMemory<byte> document) => Guard.Run(() =>
    {
        if (Encoding.UTF8.GetByteCount(name) > LongestName)
        {
            throw Refused($"an experiment's name may have {LongestName} bytes in a LiteDB database; this one has more: {name[..40]}...");
        }

        var id = (Engine.LastId(LiteSchema.Experiments, 1, long.MaxValue) ?? 0) + 1;
        Insert(LiteSchema.Experiments, Experiment(id, name, document));
        return id;
    });

    /// <inheritdoc/>
    public void ReplaceExperiment(long id, string name, ReadOnlyMemory<byte> document) => Guard.Run(() => Write(Experiment(id, name, document), experiment => Engine.Update(LiteSchema.Experiments, [experiment])));

    /// <inheritdoc/>
    public bool TryAdd(StoreTable table, long experiment, StoredRow row) => Guard.Run(() =>
    {
        var kept = LiteTable.Of(table);
        var key = LiteTable.Key(experiment, row.Index, row.Rung);
        if (kept.ById ? Engine.Has(kept.Collection, LiteTable.Id(experiment, row.Index)) : kept.HasKey && Engine.Find(kept.Collection, "$.key = @0", key) is not null)
            return false;

        var id = kept.ById
            ? LiteTable.Id(experiment, row.Index)
            : (Engine.LastId(kept.Collection, LiteTable.Id(experiment, 0), LastId(experiment)) ?? LiteTable.Id(experiment, 0)) + 1;
        Insert(kept.Collection, Document(kept, id, key, row));
        if (!row.Curves.IsEmpty)
        {
            Insert(kept.Curves ?? throw new ArgumentException($"The table {table} has no curves.", nameof(row)), new BsonDocument
            {
                [LiteSchema.Id] = id,
                [LiteSchema.Curves] = JsonToBson.Convert(row.Curves),
            });
        }

        return true;
    });

    private static BsonDocument Experiment(long id, string name, ReadOnlyMemory<byte> document) => new()
    {
        [LiteSchema.Id] = id,
        [LiteSchema.Name] = name,
        [LiteSchema.Record] = JsonToBson.Convert(document),
    };

    private static BsonDocument Document(LiteTable kept, long id, string key, StoredRow row)
    {
        var document = new BsonDocument { [LiteSchema.Id] = id };
        if (kept.HasKey)
        {
            document[LiteSchema.Key] = key;
            document[LiteSchema.Rung] = row.Rung;
        }

        if (!kept.ById)
            document[LiteSchema.Index] = row.Index;

        document[LiteSchema.Record] = JsonToBson.Convert(row.Document);
        return document;
    }

    private void Insert(string collection, BsonDocument document) => Write(document, one => Engine.Insert(collection, [one], BsonAutoId.Int64));

    private int Write(BsonDocument document, Func<BsonDocument, int> write)
    {
        session.Log.ThrowIfFailed();
        try
        {
            return write(document);
        }
        catch (LiteException) when (BsonSerializer.Serialize(document).Length is var length && length > LargestDocument)
        {
            throw Refused(string.Create(CultureInfo.InvariantCulture, $"a record has {length:N0} bytes, and a LiteDB database takes {LargestDocument:N0}; use a SQLite database, such as results.db"));
        }
    }

    private InvalidInputException Refused(string what) => new(name, what);
}
