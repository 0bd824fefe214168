using LiteDB;
using LiteDB.Engine;

namespace Explorer.Storage.Tests.Lite;

/// <summary>Files that are no results database in LiteDB, or that this program must leave alone.</summary>
public sealed class LiteRefusalTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Database => _folder.File("results.litedb");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(StoreAccess.Read, 5)]
    [InlineData(StoreAccess.Write, 5)]
    [InlineData(StoreAccess.Read, 20_000)]
    [InlineData(StoreAccess.Write, 20_000)]
    public void Open_TextFile_RefusedAndUntouched(StoreAccess access, int length)
    {
        File.WriteAllText(Database, new string('x', length));
        Refused(access, "is not a LiteDB database");
    }

    [Theory]
    [InlineData(StoreAccess.Read)]
    [InlineData(StoreAccess.Write)]
    public void Open_SqliteDatabase_RefusedAndUntouched(StoreAccess access)
    {
        ResultStores.Open(_folder.File("results.db"), StoreAccess.Write).Dispose();
        File.Move(_folder.File("results.db"), Database);
        File.Delete(_folder.File("results.db.lock"));
        Refused(access, "is not a LiteDB database");
    }

    [Theory]
    [InlineData(StoreAccess.Read, 0)]
    [InlineData(StoreAccess.Write, 0)]
    [InlineData(StoreAccess.Write, 1)]
    public void Open_RandomBytes_RefusedAndUntouched(StoreAccess access, byte first)
    {
        var bytes = new byte[20_000];
        new Random(5).NextBytes(bytes);
        bytes[0] = first;
        File.WriteAllBytes(Database, bytes);
        Refused(access, "is not a LiteDB database");
    }

    [Theory]
    [InlineData(StoreAccess.Read)]
    [InlineData(StoreAccess.Write)]
    public void Open_Encrypted_RefusedAndUntouched(StoreAccess access)
    {
        using (var database = new LiteDatabase(new ConnectionString { Filename = Database, Password = "secret" }))
            database.GetCollection("songs").Insert(new BsonDocument());

        Refused(access, "is an encrypted LiteDB database");
    }

    [Theory]
    [InlineData(StoreAccess.Read, 25, 7)]
    [InlineData(StoreAccess.Write, 25, 7)]
    [InlineData(StoreAccess.Read, 32, 9)]
    [InlineData(StoreAccess.Write, 32, 9)]
    public void Open_OtherFileFormat_RefusedAndUntouched(StoreAccess access, int offset, byte format)
    {
        byte[] page = [.. new byte[offset], .. "** This is a LiteDB file **"u8, format, .. new byte[9000]];
        File.WriteAllBytes(Database, page);
        Refused(access, $"is a LiteDB database of file format {format}");
    }

    [Theory]
    [InlineData(StoreAccess.Read)]
    [InlineData(StoreAccess.Write)]
    public void Open_ForeignDatabase_RefusedAndUntouched(StoreAccess access)
    {
        using (var database = new LiteDatabase(Database))
        {
            database.UserVersion = LiteSchema.Version;
            database.GetCollection("experiments").Insert(new BsonDocument());
        }

        Refused(access, "is a LiteDB database of another program");
    }

    [Theory]
    [InlineData(StoreAccess.Read)]
    [InlineData(StoreAccess.Write)]
    public void Open_NewerVersion_RefusedAndUntouched(StoreAccess access)
    {
        Sound();
        using (var database = new LiteDatabase(new LiteEngine(new EngineSettings { Filename = Database, Collation = Collation.Binary }), disposeOnClose: true))
        {
            database.UserVersion = 7;
            database.Checkpoint();
        }

        Refused(access, "was written by a newer version of Explorer (database version 7, this program reads up to 1); update Explorer");
    }

    [Fact]
    public void Read_NewerVersionInTheLogAlone_Refused()
    {
        Sound();
        using (var database = new LiteDatabase(new LiteEngine(new EngineSettings { Filename = Database, Collation = Collation.Binary }), disposeOnClose: true))
            database.UserVersion = 7;

        Assert.True(File.Exists(LiteSamples.Log(Database)));
        using var reader = LiteSamples.Read(Database);
        Assert.Contains("newer version", Assert.Throws<InvalidInputException>(() => reader.CountTrials()).Message, StringComparison.Ordinal);
        Assert.Contains("newer version", Assert.Throws<InvalidInputException>(() => LiteSamples.Write(Database)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StoreAccess.Read, -1)]
    [InlineData(StoreAccess.Write, -1)]
    [InlineData(StoreAccess.Read, -8192)]
    [InlineData(StoreAccess.Write, -8192)]
    [InlineData(StoreAccess.Read, 100)]
    [InlineData(StoreAccess.Write, 100)]
    [InlineData(StoreAccess.Write, 8192)]
    public void Open_CutOff_RefusedAndUntouched(StoreAccess access, long length)
    {
        Sound();
        using (var file = File.OpenWrite(Database))
            file.SetLength(length < 0 ? file.Length + length : length);

        Refused(access, "is damaged (it is cut off");
    }

    [Theory]
    [InlineData(StoreAccess.Read)]
    [InlineData(StoreAccess.Write)]
    public void Open_Folder_Refused(StoreAccess access)
    {
        Directory.CreateDirectory(Database);
        Refused(access, "is a folder");
    }

    [Fact]
    public void Open_Missing_RefusedForReading() => Refused(StoreAccess.Read, "no such results database");

    [Fact]
    public void Open_EmptyFile_RefusedForReadingFilledForWriting()
    {
        File.WriteAllText(Database, "");
        Refused(StoreAccess.Read, "is empty");
        using var file = LiteSamples.Write(Database);
        Assert.Equal(0, file.CountTrials());
    }

    [Fact]
    public void Open_LogOfAMissingDatabase_Refused()
    {
        File.WriteAllBytes(LiteSamples.Log(Database), new byte[8192]);
        Refused(StoreAccess.Write, "its log is there");
    }

    [Fact]
    public void Open_LeftoverDraftOfAKilledRun_Replaced()
    {
        File.WriteAllText(Database + ".new", "half a database");
        using var file = LiteSamples.Write(Database);
        Assert.False(File.Exists(Database + ".new"));
        Assert.Empty(file.Check());
    }

    [Fact]
    public void Open_TwoWriters_SecondRefused()
    {
        using var file = LiteSamples.Write(Database);
        Assert.Contains("another run", Assert.Throws<InvalidInputException>(() => LiteSamples.Write(Database)).Message, StringComparison.Ordinal);
        using var unlocked = LiteSamples.Write(Database, new LiteSafety { UseLock = false });
    }

    [Fact]
    public void Write_OpenedForReading_Throws()
    {
        Sound();
        using var file = LiteSamples.Read(Database);
        Assert.Throws<InvalidOperationException>(() => file.AddTrial(1));
    }

    private void Sound()
    {
        using (var file = LiteSamples.Write(Database))
        {
            file.AddExperiment();
            file.Write(writer => Assert.All(Enumerable.Range(0, 50), index => writer.TryAddTrial(index)));
        }

        Assert.False(File.Exists(LiteSamples.Log(Database)));
        File.Delete(Database + ".lock");
        File.Delete(Database + ".gate");
    }

    private void Refused(StoreAccess access, string expected)
    {
        var before = Snapshot();
        var error = Assert.Throws<InvalidInputException>(() => LiteDocumentFile.Open(Database, access));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(Database, error.Origin);
        Assert.Equal(before, Snapshot());
    }

    private string[] Snapshot() => [.. Directory
        .EnumerateFileSystemEntries(_folder.Path).Order()
        .Select(entry => entry + (File.Exists(entry) ? " " + File.GetLastWriteTimeUtc(entry).Ticks + Convert.ToHexString(File.ReadAllBytes(entry)) : ""))];
}
