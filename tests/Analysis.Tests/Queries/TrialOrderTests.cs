using Explorer.Analysis.Queries;

namespace Explorer.Analysis.Tests.Queries;

public sealed class TrialOrderTests
{
    [Theory]
    [InlineData("error", false)]
    [InlineData("error asc", false)]
    [InlineData("-error", true)]
    [InlineData("error desc", true)]
    public void Sorted_ByError_IsAsPlainCodeWithMissingOnesLast(string order, bool isFalling)
    {
        var rows = QueriedTrials.Rows(40);
        var there = rows.Where(row => row.Trial.Error is not null and not double.NaN).ToList();
        var expected = isFalling ? there.OrderByDescending(row => row.Trial.Error) : there.OrderBy(row => row.Trial.Error);

        var sorted = TrialOrder.Parse(order, "--sort").Sorted(rows);

        Assert.Equal(expected.Concat(rows.Except(there)).Select(row => row.Trial.Index), sorted.Select(row => row.Trial.Index));
        Assert.NotEmpty(rows.Except(there));
    }

    [Fact]
    public void Sorted_BySeveral_TakesTheNextWhereTheFirstIsAlike()
    {
        var rows = QueriedTrials.Rows(40);

        var sorted = TrialOrder.Parse("state, -depth,index desc", "--sort").Sorted(rows);

        Assert.Equal(
            rows.OrderBy(row => row.Trial.State.ToString(), StringComparer.Ordinal).ThenByDescending(row => QueriedTrials.Depth(row.Trial)).ThenByDescending(row => row.Trial.Index).Select(row => row.Trial.Index),
            sorted.Select(row => row.Trial.Index));
    }

    [Theory]
    [InlineData("eror", "found 'eror', expected a column; did you mean \"error\"?\n  eror\n  ^")]
    [InlineData("-eror", "found 'eror', expected a column; did you mean \"error\"?\n  -eror\n   ^")]
    [InlineData("error,", "found the end, expected a column")]
    [InlineData("error down", "found 'down', expected asc, desc, a comma or the end\n  error down\n        ^")]
    public void Parse_WhatCannotBeMeant_ShowsWhere(string order, string expected) =>
        Assert.StartsWith(expected, Assert.Single(Assert.Throws<InvalidInputException>(() => TrialOrder.Parse(order, "--sort")).Problems).Message, StringComparison.Ordinal);
}
