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

    [Fact]
    public void Fill_AnyLine_GivesMultiplesOf8ThatNeverFall()
    {
        var cases =
            from slope in Gen.Choose(0, 2560)
            from initial in Gen.Choose(1, 32)
            from multiplier in Gen.Choose(1101, 3000)
            from depth in Gen.Choose(1, 64)
            select (slope: slope / 10.0, initial: initial * 8.0, multiplier: multiplier / 1000.0, depth);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var widths = new int[c.depth];
            LinearQuantization.Fill(c.slope, c.initial, c.multiplier, widths);
            return widths[0] == (int)c.initial && widths.All(w => w % 8 == 0) && widths.Zip(widths.Skip(1)).All(pair => pair.First <= pair.Second);
        }).QuickCheckThrowOnFailure();
    }
}
