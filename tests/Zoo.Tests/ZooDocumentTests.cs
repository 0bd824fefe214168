using Explorer.Documents.Writers;

namespace Explorer.Zoo.Tests;

public sealed class ZooDocumentTests(ZooFixture fixture)
{
    private static readonly AnyNetConfig Network = new()
    {
        Input = new InputShape(3, 32),
        Classes = 10,
        Stem = new StemConfig(StemType.Cifar, 8),
        Block = BlockType.Bottleneck,
        Stages = [new StageConfig { Depth = 1, Width = 8, Stride = 2, GroupWidth = 4 }, new StageConfig { Depth = 1, Width = 16, Stride = 2, GroupWidth = 4 }],
    };

    // Wilson of 3,000 of 10,000, whatever an earlier version wrote beside it: (0.3 + 1.92/10000 ± 1.96·√(0.21/10000 + 0.9604/1e8)) / (1 + 3.8415/10000).
    /// <summary>Student's interval of 27, 28 and 29 %: 28 ± 4.3027 · 1 / √3.</summary>
    [Fact]
    public void TableOf_SeveralTrainings_HasThePapersColumns()
    {
        var row = Markdown(Network, [0.27, 0.28, 0.29]).Split('\n').Single(line => line.StartsWith("| a |", StringComparison.Ordinal));

        Assert.Contains("28.00\u00a0% \\[25.52, 30.48\\] | 3 |", row, StringComparison.Ordinal);
        Assert.Contains("30.00\u00a0% \\[29.11, 30.91\\]", row, StringComparison.Ordinal);
        Assert.Contains("1-1", row, StringComparison.Ordinal);
        Assert.Contains("8-16", row, StringComparison.Ordinal);
    }

    [Fact]
    public void TableOf_NoQuantisedLine_HasNoColumnsOfIt()
    {
        var network = new RegNetConfig { Input = Network.Input, Classes = 10, Stem = Network.Stem, Block = Network.Block, Depth = 3, InitialWidth = 8, Slope = 8, Multiplier = 2, GroupWidth = 4 };

        Assert.DoesNotContain("| w0 |", Markdown(Network, []), StringComparison.Ordinal);
        Assert.DoesNotContain("| trainings |", Markdown(Network, []), StringComparison.Ordinal);
        Assert.Contains("| w0 | wa | wm |", Markdown(network, []), StringComparison.Ordinal);
    }

    private string Markdown(ModelConfig network, ValueList<double> errors)
    {
        var metrics = fixture.Entry.Metrics;
        var entry = fixture.Entry with { Config = network, Metrics = metrics with { Name = "a", Test = metrics.Test with { Error = 0.3, Wrong = 3000, Lower = 0.2, Upper = 0.4 } } };
        return MarkdownWriter.Write(ZooDocument.TableOf("family", [new ComparedEntry(entry, errors)]));
    }
}
