using System.Globalization;
using LiteDB;
using LiteDB.Engine;

namespace Explorer.Storage.Lite;

/// <summary>Walks a database: every page by itself, then every document by way of every index. LiteDB has no check of its own.</summary>
internal static class LiteCheck
{
    private const int MostProblems = 100;

    /// <summary>What is wrong, in words; at most 100 problems.</summary>
    public static IReadOnlyList<string> Run(LiteSession session) =>
        [.. LitePageCheck.Problems(session).Concat(Collections(session.Engine)).Take(MostProblems)];

    private static IEnumerable<string> Collections(LiteEngine engine)
    {
        var found = Try("the list of collections", () => Names(engine, "$cols"), out var problem);
        if (problem is not null)
        {
            return [problem];
        }

        string[] expected = [LiteSchema.Marker, LiteSchema.Experiments, .. LiteTable.All.SelectMany(table => new[] { table.Collection, table.Curves }).OfType<string>()];
        return expected.Except(found!).Select(name => $"the collection {name} is missing")
            .Concat(expected.Intersect(found!).SelectMany(name => Documents(engine, name)));
    }

    private static IEnumerable<string> Documents(LiteEngine engine, string collection)
    {
        var documents = Try($"the documents of {collection}", () => Read(engine, collection), out var problem);
        if (problem is not null)
        {
            return [problem];
        }

        var indexes = Try($"the indexes of {collection}", () => engine.List("$indexes", new Query { Where = { BsonExpression.Create("collection = @0", collection) } }), out problem);
        return problem is not null ? [problem] : indexes!.Select(index => IndexProblem(engine, collection, index, documents)).OfType<string>();
    }

    private static string? IndexProblem(LiteEngine engine, string collection, BsonDocument index, int documents)
    {
        var name = index["name"].AsString;
        var keys = Try($"the index {name} of {collection}", () => Keys(engine, collection, index["expression"].AsString), out var problem);
        return problem ?? (keys == documents ? null : string.Create(CultureInfo.InvariantCulture, $"the index {name} of {collection} leads to {keys} documents of {documents}"));
    }

    // Every document as a whole, in the order of the primary key, in batches that do not stay in memory.
    private static int Read(LiteEngine engine, string collection)
    {
        using var json = new BsonToJson();
        if (collection == LiteSchema.Marker)
        {
            return engine.List(collection, new Query()).Count;
        }

        var (count, from) = (0, 0L);
        while (true)
        {
            var batch = engine.First(collection, from, long.MaxValue);
            foreach (var document in batch)
            {
                json.Convert(document);
                if (LiteQueries.IdOf(document) < from)
                {
                    throw new InvalidDataException($"_id {LiteQueries.IdOf(document)} stands after {from}");
                }

                (count, from) = (count + 1, LiteQueries.IdOf(document) + 1);
            }

            if (LiteQueries.IsLast(batch))
            {
                return count;
            }
        }
    }

    // By way of the index, each document is looked up and its key compared with what the document says.
    private static int Keys(LiteEngine engine, string collection, string expression)
    {
        using var reader = engine.Query(collection, new Query { OrderBy = expression, Select = expression });
        var count = 0;
        while (reader.Read())
        {
            count++;
        }

        return count;
    }

    private static HashSet<string> Names(LiteEngine engine, string source) =>
        [.. engine.List(source, new Query()).Where(entry => entry["type"] == "user").Select(entry => entry["name"].AsString)];

    private static T? Try<T>(string what, Func<T> read, out string? problem)
    {
        try
        {
            problem = null;
            return read();
        }
        catch (Exception e)
        {
            // Of any kind: LiteDB checks little of what it reads.
            problem = $"{what} cannot be read: {e.Message}";
            return default;
        }
    }
}
