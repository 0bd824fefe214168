using LiteDB;
using LiteDB.Engine;

namespace Explorer.Storage.Lite;

/// <summary>
/// Queries of the engine. Values are parameters, as the engine keeps every expression's text that it ever saw; and results are whole lists,
/// as it holds a query's pages in memory until the query ends, and cannot commit before.
/// </summary>
internal static class LiteQueries
{
    /// <summary>Documents that are read at a time: some megabytes.</summary>
    private const int Batch = 256;

    /// <summary>The first documents whose <c>_id</c> lies in a range, both ends included, in order.</summary>
    public static List<BsonDocument> First(this LiteEngine engine, string collection, long from, long to) =>
        engine.List(collection, new Query { Where = { Between(from, to) }, Limit = Batch });

    /// <summary>Every document whose <c>_id</c> lies in a range, both ends included.</summary>
    public static List<BsonDocument> Range(this LiteEngine engine, string collection, long from, long to) =>
        engine.List(collection, new Query { Where = { Between(from, to) } });

    /// <summary>Whether <see cref="First"/> has given all there is.</summary>
    public static bool IsLast(List<BsonDocument> batch) => batch.Count < Batch;

    /// <summary>The <c>_id</c> of a document.</summary>
    public static long IdOf(BsonDocument document) => document[LiteSchema.Id].AsInt64;

    /// <summary>The last <c>_id</c> in a range; null for none.</summary>
    public static long? LastId(this LiteEngine engine, string collection, long from, long to)
    {
        var query = new Query { Where = { Between(from, to) }, Select = LiteSchema.Id, OrderBy = "$._id", Order = Query.Descending, Limit = 1 };
        return engine.List(collection, query) is [var last] ? IdOf(last) : null;
    }

    /// <summary>How many documents' <c>_id</c> lies in a range; the index alone is read.</summary>
    public static int Count(this LiteEngine engine, string collection, long from, long to)
    {
        using var reader = engine.Query(collection, new Query { Where = { Between(from, to) }, Select = LiteSchema.Id });
        var count = 0;
        while (reader.Read())
            count++;

        return count;
    }

    /// <summary>Whether there is a document of that <c>_id</c>; the index alone is read.</summary>
    public static bool Has(this LiteEngine engine, string collection, long id) =>
        engine.List(collection, new Query { Where = { BsonExpression.Create("$._id = @0", id) }, Select = LiteSchema.Id, Limit = 1 }).Count > 0;

    /// <summary>The first document where a condition holds.</summary>
    public static BsonDocument? Find(this LiteEngine engine, string collection, string condition, params BsonValue[] values) =>
        engine.List(collection, new Query { Where = { BsonExpression.Create(condition, values) }, Limit = 1 }) is [var found] ? found : null;

    /// <summary>What a query gives.</summary>
    public static List<BsonDocument> List(this LiteEngine engine, string collection, Query query)
    {
        using var reader = engine.Query(collection, query);
        var documents = new List<BsonDocument>();
        while (reader.Read())
            documents.Add(reader.Current.AsDocument);

        return documents;
    }

    private static BsonExpression Between(long from, long to) => BsonExpression.Create("$._id BETWEEN @0 AND @1", from, to);
}
