namespace Explorer.Storage.Lite;

/// <summary>Walks a database: every page by itself, every index on each of its levels, every document. LiteDB has no check of its own.</summary>
internal static class LiteCheck
{
    private const int MostProblems = 100;

    /// <summary>What is wrong, in words; at most 100 problems.</summary>
    public static IReadOnlyList<string> Run(PageMoment moment)
    {
        string[] collections = [LiteSchema.Marker, LiteSchema.Experiments, .. LiteTable.All.SelectMany(table => new[] { table.Collection, table.Curves }).OfType<string>()];
        return [.. PageCheck.Problems(moment).Concat(collections.SelectMany(name => Problems(moment, name))).Take(MostProblems)];
    }

    private static List<string> Problems(PageMoment moment, string name)
    {
        try
        {
            return Problems(name, CollectionWalk.Of(moment, name));
        }
        catch (Exception e)
        {
            // Of any kind: what is damaged may say that anything lies anywhere.
            return [e.Message];
        }
    }

    private static List<string> Problems(string name, CollectionWalk collection)
    {
        var problems = new List<string>();
        var documents = new HashSet<ItemAddress>();
        Collect(problems, $"{name}: ", () =>
        {
            using var json = new BsonToJson();
            foreach (var node in collection.Primary.From(default))
            {
                documents.Add(node.Document);
                Collect(problems, $"{name}, document {node.Key}: ", () => Read(collection, node, json));
            }
        });
        foreach (var index in collection.Indexes)
        {
            Collect(problems, $"{name}: ", () => Compare(index, documents));
        }

        return problems;
    }

    private static void Read(CollectionWalk collection, IndexNode node, BsonToJson json)
    {
        var document = collection.Document(node.Document);
        json.Convert(BsonKind.Document, document);
        var id = BsonMembers.Find(document, LiteSchema.Id, out var kind);
        if (kind == BsonKind.Int64 && BinaryPrimitives.ReadInt64LittleEndian(id) != node.Key.Number)
        {
            throw new InvalidDataException($"it says that it is {BinaryPrimitives.ReadInt64LittleEndian(id)}");
        }
    }

    private static void Compare(IndexWalk index, HashSet<ItemAddress> documents)
    {
        var nodes = index.From(default).ToDictionary(node => node.Address, node => node.Document);
        if (nodes.Count != documents.Count || !documents.SetEquals(nodes.Values))
        {
            throw new InvalidDataException($"the index {index.Name} leads to {nodes.Count} documents, that of _id to {documents.Count}");
        }

        for (var level = 1; level < IndexWalk.Levels; level++)
        {
            if (index.From(default, level).FirstOrDefault(node => !nodes.ContainsKey(node.Address)) is { } stray)
            {
                throw new InvalidDataException($"the index {index.Name} has {stray.Key} on level {level} alone");
            }
        }
    }

    private static void Collect(List<string> problems, string where, Action check)
    {
        try
        {
            check();
        }
        catch (Exception e)
        {
            problems.Add(where + e.Message);
        }
    }
}
