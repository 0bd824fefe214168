namespace Explorer.SearchSpace.Tests.Configs;

public sealed class GroupCompatibilityTests
{
    // By the authors' rule, by hand: v = w/b, g = min(g, v), v to a multiple of g (of lcm(g, 1/b) for b < 1), w = v·b.
    [Theory]
    [InlineData(408, 1.0, 24, 408, 408, 24)]
    [InlineData(400, 1.0, 16, 400, 400, 16)]
    [InlineData(152, 2.0, 112, 152, 76, 76)]
    [InlineData(24, 4.0, 16, 24, 6, 6)]
    [InlineData(40, 1.0, 16, 32, 32, 16)]
    [InlineData(56, 1.0, 16, 64, 64, 16)]
    [InlineData(8, 0.25, 3, 9, 36, 3)]
    [InlineData(24, 0.5, 4, 24, 48, 4)]
    [InlineData(1, 4.0, 32, 4, 1, 1)]
    public void Adjust_Examples_FollowTheRule(int width, double ratio, int group, int expectedWidth, int expectedInner, int expectedGroup) =>
        Assert.Equal((expectedWidth, expectedInner, expectedGroup), GroupCompatibility.Adjust(width, ratio, group));

    [Fact]
    public void Adjust_AnyWidths_GiveGroupsThatDivideAndAStageThatAgrees()
    {
        var cases =
            from width in Gen.Choose(1, 2000)
            from ratio in Gen.Elements(0.125, 0.25, 1.0 / 3, 0.5, 1.0, 2.0, 3.0, 4.0, 8.0)
            from groups in Gen.Choose(1, 300)
            select (width, ratio, groups);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var (width, inner, group) = GroupCompatibility.Adjust(c.width, c.ratio, c.groups);
            var stage = new StageConfig { Depth = 1, Width = width, Stride = 1, BottleneckRatio = c.ratio, GroupWidth = group };
            return width >= 1 && group >= 1 && group <= c.groups && inner % group == 0 && stage.InnerWidth == inner;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Adjust_AdjustedWidths_StayAsTheyAre()
    {
        var cases =
            from width in Gen.Choose(1, 2000)
            from ratio in Gen.Elements(0.25, 0.5, 1.0, 2.0, 4.0)
            from groups in Gen.Choose(1, 300)
            select (width, ratio, groups);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var first = GroupCompatibility.Adjust(c.width, c.ratio, c.groups);
            return GroupCompatibility.Adjust(first.Width, c.ratio, first.GroupWidth) == first;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(4, true)]
    [InlineData(0.25, true)]
    [InlineData(1.0 / 3, true)]
    [InlineData(1.5, false)]
    [InlineData(0.4, false)]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    public void IsRatio_WholeOrOneOverWhole_Only(double ratio, bool expected) => Assert.Equal(expected, GroupCompatibility.IsRatio(ratio));
}
