using LiteDB;
using LiteDB.Engine;

namespace Explorer.Storage.Lite;

/// <summary>What a database holds: its collections and the names of their members.</summary>
internal static class LiteSchema
{
    /// <summary>The version of this layout, LiteDB's pragma <c>USER_VERSION</c>.</summary>
    public const int Version = 1;

    /// <summary>A collection that only our databases have: LiteDB keeps the names of collections in the header page.</summary>
    public const string Marker = "explorer";

    /// <summary>The experiments, by <c>_id</c> from 1 and by name.</summary>
    public const string Experiments = "experiments";

    /// <summary>Every document's primary key.</summary>
    public const string Id = "_id";

    /// <summary>An experiment's name.</summary>
    public const string Name = "name";

    /// <summary>The record itself, apart from these members so that none of its own can collide with them.</summary>
    public const string Record = "record";

    /// <summary>Curves, in their own collections.</summary>
    public const string Curves = "curves";

    /// <summary>The unique key of a rung.</summary>
    public const string Key = "key";

    /// <summary>A trial's index, where <c>_id</c> does not hold it.</summary>
    public const string Index = "index";

    /// <summary>A rung.</summary>
    public const string Rung = "rung";

    /// <summary>Makes a new database of whole pages, with nothing left in a log.</summary>
    public static byte[] NewDatabase()
    {
        using var data = new MemoryStream();
        using (var engine = new LiteEngine(new EngineSettings { DataStream = data, LogStream = new MemoryStream(), Collation = Collation.Binary }))
        {
            // No checkpoint but by our hand: it is what readers and full disks make delicate.
            engine.Pragma(Pragmas.CHECKPOINT, 0);
            engine.Pragma(Pragmas.USER_VERSION, Version);
            engine.Insert(Marker, [new BsonDocument { [Id] = "format", ["holds"] = "results of Explorer" }], BsonAutoId.Int64);
            engine.EnsureIndex(Experiments, Name, "$." + Name, unique: true);
            foreach (var table in LiteTable.All)
            {
                Create(engine, table.Collection);
                if (table.Curves is not null)
                    Create(engine, table.Curves);

                if (table.HasKey)
                    engine.EnsureIndex(table.Collection, Key, "$." + Key, unique: true);
            }

            engine.Checkpoint();
        }

        return data.ToArray();
    }

    // LiteDB makes a collection with its first document or index; the index on _id is there by itself.
    private static void Create(LiteEngine engine, string collection) => engine.Insert(collection, [], BsonAutoId.Int64);
}
