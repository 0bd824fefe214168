using System.Buffers.Binary;
using Explorer.Storage.Lite.Format;

namespace Explorer.Storage.Tests.Lite;

/// <summary>Damage is found by the check, and reading it throws what the store promises.</summary>
public sealed class LiteCheckTests : IDisposable
{
    private const int Trials = 400;
    private readonly TestFolder _folder = new();

    public LiteCheckTests()
    {
        using var file = LiteSamples.Write(Database);
        file.AddExperiment();
        file.Write(writer => Assert.All(Enumerable.Range(0, Trials), index => writer.TryAddTrial(index)));
        file.Write(writer => Assert.All(Enumerable.Range(0, 200), index => writer.TryAdd(StoreTable.Rungs, 1, new StoredRow(index, 0, LiteSamples.Record(index)))));
    }

    private string Database => _folder.File("results.litedb");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_SoundDatabase_FindsNothingAndChangesNothing()
    {
        var before = File.ReadAllBytes(Database);
        using var file = LiteSamples.Read(Database);
        Assert.Empty(file.Check());
        Assert.Equal(before, File.ReadAllBytes(Database));
    }

    [Theory]
    [InlineData((int)PageType.Data, PageFormat.TypeOffset, 3)]
    [InlineData((int)PageType.Index, PageFormat.TypeOffset, 9)]
    [InlineData((int)PageType.Collection, PageFormat.TypeOffset, 4)]
    [InlineData((int)PageType.Data, 0, 200)]
    [InlineData((int)PageType.Data, PageFormat.CountOffset, 0)]
    [InlineData((int)PageType.Data, PageFormat.HighestOffset, 0)]
    [InlineData((int)PageType.Data, PageFormat.Size - 3, 0xFF)]
    [InlineData((int)PageType.Index, PageFormat.Size - 1, 0x1F)]
    [InlineData((int)PageType.Index, PageFormat.NextOffset + 3, 1)]
    [InlineData((int)PageType.Data, PageFormat.HeaderLength + 8, 0x7F)]
    public void Check_OneByteWrong_FindsIt(int type, int offset, byte value)
    {
        Damage(Pages((PageType)type)[^1], page => page[offset] = value);
        using var file = LiteSamples.Read(Database);
        Assert.NotEmpty(file.Check());
    }

    [Fact]
    public void Check_PageLost_FindsItAndReadingThrows()
    {
        Damage(Pages(PageType.Data)[5], page => page.Clear());
        using var file = LiteSamples.Read(Database);
        Assert.NotEmpty(file.Check());
        var error = Assert.Throws<InvalidInputException>(() => file.Trials());
        Assert.Contains("is damaged (", error.Message, StringComparison.Ordinal);
        Assert.Contains($"); see: explorer store check {Database}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_DamagedDatabase_ThrowsAndLeavesItAsItIs()
    {
        foreach (var page in Pages(PageType.Index))
            Damage(page, content => content[PageFormat.HeaderLength..].Clear());

        var before = File.ReadAllBytes(Database);
        using (var file = LiteSamples.Write(Database))
        {
            var error = Assert.Throws<InvalidInputException>(() => file.AddTrial(Trials));
            Assert.Contains("is damaged (", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, File.ReadAllBytes(Database));
    }

    [Fact]
    public void Check_MuchDamage_NamesAHundredProblems()
    {
        foreach (var page in Pages(PageType.Data))
            Damage(page, content => content[PageFormat.UsedOffset]++);

        using var file = LiteSamples.Read(Database);
        Assert.Equal(100, file.Check().Count);
    }

    [Fact]
    public void Check_IndexGoesInCircles_Ends()
    {
        var bytes = File.ReadAllBytes(Database);
        Damage(Pages(PageType.Index).MaxBy(page => bytes[(page * PageFormat.Size) + PageFormat.CountOffset]), page =>
        {
            // Each node's next on the lowest level becomes an early one of its page.
            for (var item = 3; item < PageFormat.ItemSlots(page); item++)
            {
                var (position, _) = PageFormat.Item(page, item);
                page[(position + 12 + 5)..(position + 12 + 9)].Clear();
                BinaryPrimitives.WriteUInt32LittleEndian(page[(position + 12 + 5)..], PageFormat.UInt32(page, 0));
                page[position + 12 + 9] = 2;
            }
        });
        using var file = LiteSamples.Read(Database);
        Assert.NotEmpty(file.Check());
    }

    [Fact]
    public void Read_AnyBytesWrong_ThrowsDamageOrReads()
    {
        var sound = File.ReadAllBytes(Database);
        var chance = new Random(3);
        for (var attempt = 0; attempt < 300; attempt++)
        {
            var damaged = sound.ToArray();
            for (var hit = 0; hit < 3; hit++)
                damaged[chance.Next(damaged.Length)] = (byte)chance.Next(256);

            File.WriteAllBytes(Database, damaged);
            Attempt(() =>
            {
                using var file = LiteSamples.Read(Database);
                file.Check();
                file.Read(reader => reader.Rows(StoreTable.Trials, 1, curves: true).Count() + reader.Experiments().Count());
            });
            Attempt(() =>
            {
                using var file = LiteSamples.Write(Database);
                file.AddTrial(Trials);
            });
            File.Delete(LiteSamples.Log(Database));
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();

        static void Attempt(Action act)
        {
            try
            {
                act();
            }
            catch (InvalidInputException)
            {
                // What the store promises.
            }
        }
    }

    private List<int> Pages(PageType type)
    {
        var bytes = File.ReadAllBytes(Database);
        return [.. Enumerable.Range(0, bytes.Length / PageFormat.Size).Where(page => bytes[(page * PageFormat.Size) + PageFormat.TypeOffset] == (byte)type)];
    }

    private void Damage(int page, PageChange change)
    {
        var bytes = File.ReadAllBytes(Database);
        change(bytes.AsSpan(page * PageFormat.Size, PageFormat.Size));
        File.WriteAllBytes(Database, bytes);
    }

    private delegate void PageChange(Span<byte> page);
}
