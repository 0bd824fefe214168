namespace Explorer.Statistics.Tests.Intervals;

public sealed class StudentMeanTests
{
    // Mean 0.97/3, deviation √(7/30000), t(0.975; 2) = 4.302653 of the tables.
    [Fact]
    public void Of_ThreeValues_IsStudentsInterval()
    {
        var estimate = StudentMean.Of([0.31, 0.34, 0.32]);

        Assert.Equal(0.3233333, estimate.Value, 6);
        Assert.Equal(0.2853875, estimate.Interval!.Lower, 6);
        Assert.Equal(0.3612792, estimate.Interval.Upper, 6);
    }

    [Fact]
    public void Of_OneValue_HasNoInterval() => Assert.Null(StudentMean.Of([0.3]).Interval);
}
