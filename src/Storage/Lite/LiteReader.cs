namespace Explorer.Storage.Lite;

/// <summary>
/// Reads a database as of one moment, from its pages and without LiteDB's engine: that one turns each value into an object, keeps every
/// page that it saw, and writes where it finds damage.
/// </summary>
/// <param name="moment">The pages.</param>
/// <param name="name">The database, for messages.</param>
internal sealed class LiteReader(PageMoment moment, string name) : IDocumentReader, IDisposable
{
    private readonly BsonToJson _json = new();

    /// <inheritdoc/>
    public IEnumerable<ReadOnlyMemory<byte>> Experiments() => Guarded(() =>
    {
        var experiments = CollectionWalk.Of(moment, LiteSchema.Experiments);
        return experiments.Primary.From(IndexKey.Of(1)).Select(node => Record(experiments, node));
    });

    /// <inheritdoc/>
    public (long Id, ReadOnlyMemory<byte> Document)? FindExperiment(string name) => Guard<(long, ReadOnlyMemory<byte>)?>(() =>
    {
        var experiments = CollectionWalk.Of(moment, LiteSchema.Experiments);
        return experiments.Index(LiteSchema.Name).Find(IndexKey.Of(name)) is { } node
            ? (BinaryPrimitives.ReadInt64LittleEndian(BsonMembers.Find(experiments.Document(node.Document), LiteSchema.Id, out _)), Record(experiments, node))
            : null;
    });

    /// <inheritdoc/>
    public IEnumerable<StoredRow> Rows(StoreTable table, long experiment, bool curves, int from = 0, IReadOnlySet<int>? except = null) => Guarded(() =>
    {
        var kept = LiteTable.Of(table);
        var documents = CollectionWalk.Of(moment, kept.Collection);
        var nodes = Nodes(documents, experiment, from).Where(node => except?.Contains(LiteTable.Number(node.Key.Number)) != true);
        if (!curves || kept.Curves is null)
            return nodes.Select(node => Row(kept, documents, node));
        var apart = CollectionWalk.Of(moment, kept.Curves);
        return WithCurves(kept, documents, nodes, apart, Nodes(apart, experiment, from));
    });

    /// <inheritdoc/>
    public int Count(StoreTable table, long experiment) => Guard(() => Nodes(CollectionWalk.Of(moment, LiteTable.Of(table).Collection), experiment).Count());

    /// <inheritdoc/>
    public StoredRow? Find(StoreTable table, long experiment, int index) => Guard<StoredRow?>(() =>
    {
        var documents = CollectionWalk.Of(moment, LiteTable.Of(table).Collection);
        return documents.Primary.Find(IndexKey.Of(LiteTable.Id(experiment, index))) is { } node ? new StoredRow(index, 0, Record(documents, node)) : null;
    });

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    private static IEnumerable<IndexNode> Nodes(CollectionWalk documents, long experiment, int from = 0) => documents.Primary
        .From(IndexKey.Of(LiteTable.Id(experiment, from)))
        .TakeWhile(node => node.Key.Number <= LiteTable.Id(experiment, int.MaxValue));

    private static int Int32(ReadOnlySpan<byte> document, string member) => BinaryPrimitives.ReadInt32LittleEndian(BsonMembers.Find(document, member, out _));

    // Both indexes are gone through in step: looking each row's curves up from the head of their list takes longer than reading them.
    private IEnumerable<StoredRow> WithCurves(LiteTable kept, CollectionWalk documents, IEnumerable<IndexNode> nodes, CollectionWalk curves, IEnumerable<IndexNode> ofCurves)
    {
        using var apart = ofCurves.GetEnumerator();
        var more = apart.MoveNext();
        foreach (var node in nodes)
        {
            while (more && apart.Current.Key.Number < node.Key.Number)
                more = apart.MoveNext();

            var row = Row(kept, documents, node);
            yield return more && apart.Current.Key == node.Key ? row with { Curves = Member(curves.Document(apart.Current.Document), LiteSchema.Curves) } : row;
        }
    }

    private StoredRow Row(LiteTable kept, CollectionWalk documents, IndexNode node)
    {
        var document = documents.Document(node.Document);
        return new StoredRow(
            kept.ById ? LiteTable.Number(node.Key.Number) : Int32(document, LiteSchema.Index),
            kept.HasKey ? Int32(document, LiteSchema.Rung) : 0,
            Member(document, LiteSchema.Record));
    }

    private ReadOnlyMemory<byte> Record(CollectionWalk documents, IndexNode node) => Member(documents.Document(node.Document), LiteSchema.Record);

    private ReadOnlyMemory<byte> Member(ReadOnlySpan<byte> document, string member)
    {
        var value = BsonMembers.Find(document, member, out var kind);
        return value.IsEmpty ? throw new InvalidDataException("a document has no record") : _json.Convert(kind, value);
    }

    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e)
        {
            throw LiteErrors.Translate(name, e);
        }
    }

    private IEnumerable<T> Guarded<T>(Func<IEnumerable<T>> read)
    {
        using var items = Guard(() => read().GetEnumerator());
        while (Guard(items.MoveNext))
            yield return items.Current;
    }
}
