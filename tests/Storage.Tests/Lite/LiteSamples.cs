using System.Text;
using System.Text.Json;

namespace Explorer.Storage.Tests.Lite;

/// <summary>Documents of about the size that trials have, and short ways to write and read them.</summary>
internal static class LiteSamples
{
    public static byte[] Record(int index) => Encoding.UTF8.GetBytes(FormattableString.Invariant(
        $$"""{"index":{{index}},"error":{{1.0 / (index + 3)}},"seed":{{ulong.MaxValue - (ulong)index}},"device":"cuda:1","config":{"family":"anynet","stages":[{"depth":1,"width":32},{"depth":{{index % 7}},"width":64}]},"text":"{{new string('x', 50 + (index % 500))}}"}"""));

    public static byte[] Curves(int index) => Encoding.UTF8.GetBytes(FormattableString.Invariant(
        $$"""[{{string.Join(',', Enumerable.Range(1, 5 + (index % 40)).Select(epoch => FormattableString.Invariant($$"""{"epoch":{{epoch}},"loss":{{2.3 / (epoch + index)}}}""")))}}]"""));

    public static long AddExperiment(this IDocumentFile file, string name = "e")
    {
        var id = 0L;
        file.Write(writer => id = writer.AddExperiment(name, Encoding.UTF8.GetBytes($$"""{"name":"{{name}}"}""")));
        return id;
    }

    public static void AddTrial(this IDocumentFile file, int index, long experiment = 1) => file.Write(writer => Assert.True(writer.TryAddTrial(index, experiment)));

    public static bool TryAddTrial(this IDocumentWriter writer, int index, long experiment = 1) =>
        writer.TryAdd(StoreTable.Trials, experiment, new StoredRow(index, 0, Record(index), Curves(index)));

    public static int[] Trials(this IDocumentFile file, long experiment = 1) =>
        file.Read(reader => reader.Rows(StoreTable.Trials, experiment, curves: true).Select(Whole).ToArray());

    public static int CountTrials(this IDocumentFile file, long experiment = 1) => file.Read(reader => reader.Count(StoreTable.Trials, experiment));

    public static void Same(string expected, ReadOnlyMemory<byte> actual) => Assert.True(
        JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, JsonDocument.Parse(actual).RootElement),
        $"{expected} came back as {Encoding.UTF8.GetString(actual.Span)}");

    public static IDocumentFile Write(string path, LiteSafety? safety = null, Func<string, IDiskFile>? open = null) =>
        LiteDocumentFile.Open(path, StoreAccess.Write, safety ?? new LiteSafety(), open);

    public static IDocumentFile Read(string path, LiteSafety? safety = null) => LiteDocumentFile.Open(path, StoreAccess.Read, safety ?? new LiteSafety());

    public static string Log(string path) => new LitePaths(path, path).Log;

    private static int Whole(StoredRow row)
    {
        Same(Encoding.UTF8.GetString(Record(row.Index)), row.Document);
        Same(Encoding.UTF8.GetString(Curves(row.Index)), row.Curves);
        return row.Index;
    }
}
