namespace Explorer.Documents.Tests.Cells;

public sealed class CellTests
{
    private static readonly Estimate Mean = new(0.389, new Interval(0.331, 0.39, 0.95, "by hand"));

    [Fact]
    public void Text_EstimatedShare_HasItsUnitOnce() => Assert.Equal("38.9\u00a0% [33.1, 39.0]", Cell.Share(Mean).Text);

    [Fact]
    public void Text_EstimatedPoints_HasSigns() =>
        Assert.Equal("−3.20 [−5.10, +0.30]", Cell.Points(new Estimate(-0.032, new Interval(-0.051, 0.003, 0.95, "by hand"))).Text);

    [Fact]
    public void Value_EstimatedShare_IsTheFraction() => Assert.Equal((0.389, 0.331), (Cell.Share(Mean).Value, Cell.Share(Mean).Bounds!.Lower));

    [Fact]
    public void Text_NoNumber_IsADash() => Assert.Equal(NumberText.None, Cell.Share((double?)null).Text);

    [Fact]
    public void IsWords_Number_IsNot()
    {
        Assert.False(Cell.Count(3).IsWords);
        Assert.True(Cell.Words("3").IsWords);
    }
}
