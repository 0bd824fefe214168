using Explorer.SearchSpace.Configs;
using Explorer.SearchSpace.Tests.Reference;

namespace Explorer.SearchSpace.Tests.Configs;

public sealed class LinearQuantizationTests
{
    [Fact]
    public void Fill_EveryReferenceLine_HasTheAuthorsWidths()
    {
        var rows = ReferenceFiles.RegNetWidths();
        Assert.Equal(60, rows.Count);
        Assert.All(rows, row =>
        {
            var widths = new int[(int)row["depth"]!];
            LinearQuantization.Fill((double)row["slope"]!, (double)row["initialWidth"]!, (double)row["multiplier"]!, widths);
            Assert.Equal(row["quantizedWidths"]!.AsArray().Select(w => (int)w!), widths);
        });
    }
}
