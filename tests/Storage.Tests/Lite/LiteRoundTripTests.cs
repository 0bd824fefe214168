using System.Text;

namespace Explorer.Storage.Tests.Lite;

/// <summary>What is written comes back, whatever JSON it is.</summary>
public sealed class LiteRoundTripTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Database => _folder.File("results.litedb");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"a":"","b":null,"c":" x ","d":"a\u0000b","e":"größe 🙂","f":[],"g":{},"h":[[1,[2]],[],{"x":[null]}]}""")]
    [InlineData("""{"a":0,"b":-0.0,"c":-0,"d":2147483647,"e":-2147483648,"f":2147483648,"g":9223372036854775807,"h":-9223372036854775808,"i":18446744073709551615}""")]
    [InlineData("""{"a":1e308,"b":5E-324,"c":0.1,"d":0.30000000000000004,"e":1.7976931348623157E+308,"f":1E+16,"g":12.345678901234567,"h":-1.5}""")]
    [InlineData("""{"a":"NaN","b":"Infinity","c":true,"d":false,"e":"2024-02-29T23:59:59.1234567+00:00"}""")]
    [InlineData("""{"$id":1,"$ref":"x","$":2,"":3,"a.b":4,"_id":5}""")]
    [InlineData("""{"x":{"_id":1,"b":2},"y":{"b":2,"_ID":1},"z":{"name":1,"Name":2}}""")]
    [InlineData("""{"a\u0000b":{"c":1},"d":[{"A":1,"a":2},{"_id":{"_id":null}}]}""")]
    [InlineData("""{"record":{"record":1},"curves":[1],"key":"k","index":7,"rung":8}""")]
    public void Rows_AnyJson_ComesBack(string json)
    {
        using var file = LiteSamples.Write(Database);
        var id = file.AddExperiment();
        var bytes = Encoding.UTF8.GetBytes(json);
        file.Write(writer =>
        {
            foreach (var table in Enum.GetValues<StoreTable>())
            {
                Assert.True(writer.TryAdd(table, id, new StoredRow(3, 0, bytes, table is StoreTable.Trials or StoreTable.Rungs ? Encoding.UTF8.GetBytes($"[{json},{json}]") : default)));
                Check(writer, table);
            }
        });
        foreach (var table in Enum.GetValues<StoreTable>())
            file.Read(reader => Check(reader, table));

        bool Check(IDocumentReader reader, StoreTable table)
        {
            var row = Assert.Single(reader.Rows(table, id, curves: true));
            Assert.Equal(3, row.Index);
            LiteSamples.Same(json, row.Document);
            Assert.Equal(Members(bytes), Members(row.Document));
            if (table is StoreTable.Trials or StoreTable.Rungs)
            {
                LiteSamples.Same($"[{json},{json}]", row.Curves);
            }

            return true;
        }
    }

    [Theory]
    [InlineData("-0")]
    [InlineData("-0.0")]
    public void Rows_NegativeZero_KeepsItsSign(string number)
    {
        using var file = LiteSamples.Write(Database);
        var id = file.AddExperiment();
        file.Write(writer => writer.TryAdd(StoreTable.Planned, id, new StoredRow(0, 0, Encoding.UTF8.GetBytes($$"""{"x":{{number}}}"""))));
        var row = file.Read(reader => reader.Rows(StoreTable.Planned, id, curves: false).Single());
        Assert.Equal("""{"x":-0}""", Encoding.UTF8.GetString(row.Document.Span));
    }

    [Fact]
    public void Rows_OfSeveralExperiments_StayApartAndInOrder()
    {
        using (var file = LiteSamples.Write(Database))
        {
            Assert.Equal([1, 2, 3], new[] { "b", "a", "B" }.Select(file.AddExperiment));
            file.Write(writer =>
            {
                foreach (var (experiment, index) in new[] { (2, 5), (1, 9), (3, 0), (2, 1), (2, int.MaxValue), (1, 0) })
                {
                    Assert.True(writer.TryAdd(StoreTable.Planned, experiment, new StoredRow(index, 0, LiteSamples.Record(index))));
                    Assert.False(writer.TryAdd(StoreTable.Planned, experiment, new StoredRow(index, 0, LiteSamples.Record(index))));
                    Assert.True(writer.TryAdd(StoreTable.Attempts, experiment, new StoredRow(index, 0, LiteSamples.Record(index))));
                    Assert.True(writer.TryAdd(StoreTable.Attempts, experiment, new StoredRow(index, 0, LiteSamples.Record(index))));
                }

                foreach (var (index, rung) in new[] { (7, 1), (7, 0), (2, 0), (7, 2) })
                {
                    Assert.True(writer.TryAdd(StoreTable.Rungs, 2, new StoredRow(index, rung, LiteSamples.Record(index), LiteSamples.Curves(index))));
                    Assert.False(writer.TryAdd(StoreTable.Rungs, 2, new StoredRow(index, rung, LiteSamples.Record(index))));
                }

                Assert.Equal([1, 5, int.MaxValue], writer.Rows(StoreTable.Planned, 2, curves: false).Select(row => row.Index));
                Assert.Equal([5, 5, 1, 1, int.MaxValue, int.MaxValue], writer.Rows(StoreTable.Attempts, 2, curves: false).Select(row => row.Index));
            });
        }

        using var reader = LiteSamples.Read(Database);
        reader.Read(moment =>
        {
            Assert.Equal(["b", "a", "B"], moment.Experiments().Select(document => System.Text.Json.JsonDocument.Parse(document).RootElement.GetProperty("name").GetString()));
            Assert.Equal((1, 2, 3, null), (moment.FindExperiment("b")?.Id, moment.FindExperiment("a")?.Id, moment.FindExperiment("B")?.Id, moment.FindExperiment("A")?.Id));
            Assert.Equal([0, 9], moment.Rows(StoreTable.Planned, 1, curves: false).Select(row => row.Index));
            Assert.Equal([1, 5, int.MaxValue], moment.Rows(StoreTable.Planned, 2, curves: false).Select(row => row.Index));
            Assert.Equal([5, 5, 1, 1, int.MaxValue, int.MaxValue], moment.Rows(StoreTable.Attempts, 2, curves: false).Select(row => row.Index));
            Assert.Equal([(7, 1), (7, 0), (2, 0), (7, 2)], moment.Rows(StoreTable.Rungs, 2, curves: false).Select(row => (row.Index, row.Rung)));
            Assert.All(moment.Rows(StoreTable.Rungs, 2, curves: true), row => LiteSamples.Same(Encoding.UTF8.GetString(LiteSamples.Curves(row.Index)), row.Curves));
            Assert.All(moment.Rows(StoreTable.Rungs, 2, curves: false), row => Assert.True(row.Curves.IsEmpty));
            Assert.Equal((2, 3, 1, 6, 4, 0), (moment.Count(StoreTable.Planned, 1), moment.Count(StoreTable.Planned, 2), moment.Count(StoreTable.Planned, 3), moment.Count(StoreTable.Attempts, 2), moment.Count(StoreTable.Rungs, 2), moment.Count(StoreTable.Rungs, 1)));
            LiteSamples.Same(Encoding.UTF8.GetString(LiteSamples.Record(5)), moment.Find(StoreTable.Planned, 2, 5)!.Value.Document);
            Assert.Null(moment.Find(StoreTable.Planned, 2, 6));
            Assert.Null(moment.Find(StoreTable.Trials, 2, 5));
            return true;
        });
        Assert.Empty(reader.Check());
    }

    [Fact]
    public void Read_ManyTrials_EngineAndPagesAgree()
    {
        using var file = LiteSamples.Write(Database);
        var id = file.AddExperiment();
        int[] indices = [.. Enumerable.Range(0, 1500).Select(index => index * 7919 % 1500)];
        file.Write(writer =>
        {
            Assert.All(indices, index => writer.TryAddTrial(index));
            Assert.Equal(Enumerable.Range(0, 1500), writer.Rows(StoreTable.Trials, id, curves: true).Select(row => row.Index));
        });
        file.Write(writer =>
        {
            var engine = writer.Rows(StoreTable.Trials, id, curves: true).Select(Text).ToList();
            Assert.Equal(engine, file.Read(reader => reader.Rows(StoreTable.Trials, id, curves: true).Select(Text).ToList()));
        });
        Assert.Equal(Enumerable.Range(0, 1500), file.Trials());
        Assert.Empty(file.Check());

        static string Text(StoredRow row) => Encoding.UTF8.GetString(row.Document.Span) + Encoding.UTF8.GetString(row.Curves.Span);
    }

    [Fact]
    public void AddExperiment_LongName_Refused()
    {
        using var file = LiteSamples.Write(Database);
        file.AddExperiment(new string('ä', 500));
        Assert.Equal(1, file.Read(reader => reader.FindExperiment(new string('ä', 500)))?.Id);
        var error = Assert.Throws<SearchSpace.InvalidInputException>(() => file.AddExperiment(new string('ä', 501)));
        Assert.Contains("1000 bytes", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, file.AddExperiment("short"));
    }

    [Fact]
    public void TryAdd_RecordTooLargeForLiteDb_RefusedAndUsableFurther()
    {
        using var file = LiteSamples.Write(Database);
        var id = file.AddExperiment();
        var large = Encoding.UTF8.GetBytes($$"""{"x":"{{new string('x', 17_000_000)}}"}""");
        var error = Assert.Throws<SearchSpace.InvalidInputException>(() => file.Write(writer => writer.TryAdd(StoreTable.Planned, id, new StoredRow(0, 0, large))));
        Assert.Contains("use a SQLite database", error.Message, StringComparison.Ordinal);
        file.AddTrial(0);
        Assert.Equal([0], file.Trials());
    }

    private static List<string> Members(ReadOnlyMemory<byte> json) =>
        [.. System.Text.Json.JsonDocument.Parse(json).RootElement.EnumerateObject().Select(member => member.Name)];
}
