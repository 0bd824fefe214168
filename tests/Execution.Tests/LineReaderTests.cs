using System.Text;
using Explorer.Execution.Protocol;

namespace Explorer.Execution.Tests;

public sealed class LineReaderTests
{
    [Fact]
    public async Task Read_Lines_InOrderThenNull()
    {
        var reader = Reader("eins\n\nzwei ü\n");
        Assert.Equal<IEnumerable<string?>>(["eins", "", "zwei ü", null, null], [await Next(reader), await Next(reader), await Next(reader), await Next(reader), await Next(reader)]);
    }

    [Fact]
    public async Task Read_LastLineCutOff_CountsAsNone() => Assert.Null(await Next(Reader("{\"type\":")));

    [Fact]
    public async Task Read_LongerThanABuffer_Whole()
    {
        var line = new string('x', 300_000);
        Assert.Equal(line, await Next(Reader(line + "\nrest")));
    }

    [Fact]
    public async Task Read_BeyondTheLimit_Throws() =>
        await Assert.ThrowsAsync<InvalidDataException>(() => Next(new LineReader(new MemoryStream(new byte[1 << 20]), maxLength: 1000)));

    private static LineReader Reader(string text) => new(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static Task<string?> Next(LineReader reader) => reader.ReadAsync(CancellationToken.None).AsTask();
}
