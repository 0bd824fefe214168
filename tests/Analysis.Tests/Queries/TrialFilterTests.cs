using Explorer.Analysis.Queries;
using Explorer.Analysis.Tables;
using FsCheck;
using FsCheck.Fluent;

namespace Explorer.Analysis.Tests.Queries;

public sealed class TrialFilterTests
{
    private const string Letters = "()<>=!,'\" \n\u001b-.0aM";
    private static readonly IReadOnlyList<TrialRow> Rows = QueriedTrials.Rows(80);

    // Each case is held to what plain code answers for the same question.
    public static TheoryData<string, Func<TrialRecord, bool>> Cases => new()
    {
        { "error < 0.3", trial => trial.Error < 0.3 },
        { "error<0.3 and depth<=12", trial => trial.Error < 0.3 && QueriedTrials.Depth(trial) <= 12 },
        { "error < 0.3 or error > 0.5 and depth = 9", trial => trial.Error < 0.3 || (trial.Error > 0.5 && QueriedTrials.Depth(trial) == 9) },
        { "(error < 0.3 or error > 0.5) and depth >= 9", trial => (trial.Error < 0.3 || trial.Error > 0.5) && QueriedTrials.Depth(trial) >= 9 },
        { "NOT error < 0.3", trial => trial.Error >= 0.3 },
        { "error != 0.5", trial => trial.Error is { } error && !double.IsNaN(error) && error != 0.5 },
        { "error is null", trial => trial.Error is null or double.NaN },
        { "error is not null", trial => trial.Error is not null and not double.NaN },
        { "flops >= 8M", trial => trial.Complexity.Flops >= 8_000_000 },
        { "params < 12.5k", trial => trial.Complexity.Params < 12_500 },
        { "depth < 12.5", trial => QueriedTrials.Depth(trial) <= 12 },
        { "depth > -1", _ => true },
        { "state = failed", trial => trial.State == TrialState.Failed },
        { "state in (pruned, 'diverged')", trial => trial.State is TrialState.Pruned or TrialState.Diverged },
        { "state not in (completed)", trial => trial.State != TrialState.Completed },
        { "reason = \"it said \"\"no\"\", and (ended)\"", trial => trial.Reason == "it said \"no\", and (ended)" },
        { "optimizer = sgd and nesterov", trial => trial.Training.Nesterov },
        { "nesterov = 0 or calibration", trial => !trial.Training.Nesterov || trial.Planned.Calibration },
        { "bestError <= 0.2", trial => trial.BestError <= 0.2 },
        { "finished_at >= 2026-03-02T09:10:00Z", trial => trial.FinishedAt >= new DateTimeOffset(2026, 3, 2, 9, 10, 0, TimeSpan.Zero) },
        { "finished_at < '2026-03-02 09:10'", trial => trial.FinishedAt < new DateTimeOffset(2026, 3, 2, 9, 10, 0, TimeSpan.Zero) },
        { $"seed = {ulong.MaxValue}", trial => trial.Planned.Seed == ulong.MaxValue },
        { $"seed > {ulong.MaxValue - 1}", trial => trial.Planned.Seed == ulong.MaxValue },
        { "epochs = 0", trial => trial.Rungs.All(rung => rung.Epochs.Count == 0) },
    };

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Holds_Query_AnswersAsPlainCode(string query, Func<TrialRecord, bool> plain)
    {
        var filter = TrialFilter.Parse(query, "--where");

        Assert.Equal(Rows.Where(row => plain(row.Trial)).Select(row => row.Trial.Index), Rows.Where(filter.Holds).Select(row => row.Trial.Index));
    }

    [Fact]
    public void Cases_ChooseSomeTrials() => Assert.All(Cases.Select(item => item.Data).Where(item => item.Item1 != "depth > -1"), item => Assert.InRange(Rows.Count(row => item.Item2(row.Trial)), 1, Rows.Count - 1));

    [Fact]
    public void Holds_AnyQuery_AnswersAsThreeValuedLogic() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var (text, plain) = RandomQuery.Of(new Random(seed), deepest: 4);
        var filter = TrialFilter.Parse(text, "--where");
        return Rows.All(row => filter.Holds(row) == (plain(row.Trial) == true));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Parse_AnyText_IsReadOrRefused() => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text => IsReadOrRefused(text.Get)).QuickCheckThrowOnFailure();

    [Fact]
    public void Parse_QueryWithChangedLetters_IsReadOrRefused() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        var letters = RandomQuery.Of(random, deepest: 3).Text.ToCharArray();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
            letters[random.Next(letters.Length)] = Letters[random.Next(Letters.Length)];
        return IsReadOrRefused(new string(letters));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Theory]
    [InlineData("eror < 0.1", "found 'eror', expected a column; did you mean \"error\"?\n  eror < 0.1\n  ^\ncolumns: index, state, error, ")]
    [InlineData("error < 0.1 and\tdept < 3", "found 'dept', expected a column; did you mean \"depth\"?\n  error < 0.1 and dept < 3\n                  ^\n")]
    [InlineData("state = complete", "found 'complete', which state never is; did you mean \"completed\"?\n  state = complete\n          ^")]
    [InlineData("error < 10%", "found '10%', expected a number for error, such as 0.1: it is a fraction\n  error < 10%\n          ^")]
    [InlineData("seconds > 8M", "found '8M', expected a number for seconds")]
    [InlineData("flops > 8Q", "found '8Q', expected a number for flops, such as 12, 8M or 1.5G")]
    [InlineData("(error < 1", "found the end, expected and, or, or )\n  (error < 1\n            ^")]
    [InlineData("error < 1)", "found ')', expected and, or, or the end")]
    [InlineData("error", "found the end, expected =, !=, <, <=, >, >=, in or is after error")]
    [InlineData("error = null", "nothing equals null; write error is null")]
    [InlineData("device > cpu", "found >, expected = or !=: device is a text")]
    [InlineData("depth in (1, 2", "found the end, expected , or )")]
    [InlineData("depth in ()", "found ')', expected a number for depth")]
    [InlineData("depth not 3", "found '3', expected in (a, b)")]
    [InlineData("reason = 'so", "the quote ' is not closed")]
    [InlineData("finished_at > soon", "found 'soon', expected a time such as 2026-03-02")]
    [InlineData("", "found the end, expected a column")]
    public void Parse_WhatCannotBeMeant_ShowsWhere(string query, string expected)
    {
        var error = Assert.Throws<InvalidInputException>(() => TrialFilter.Parse(query, "--where"));

        Assert.Equal("--where", error.Origin);
        Assert.StartsWith(expected, Assert.Single(error.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_LongQuery_ShowsTheLettersAroundTheMark()
    {
        var message = Assert.Throws<InvalidInputException>(() => TrialFilter.Parse(string.Join(" and ", Enumerable.Repeat("error < 0.1", 1_000).Append("x < 1").Concat(Enumerable.Repeat("error < 0.1", 1_000))), "--where")).Problems[0].Message.Split('\n');

        Assert.Equal('x', message[1][message[2].IndexOf('^', StringComparison.Ordinal)]);
        Assert.InRange(message[1].Length, 50, 110);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("not ")]
    public void Parse_ThousandsWithinOneAnother_IsRefused(string opening) =>
        Assert.Contains("within one another", Assert.Throws<InvalidInputException>(() => TrialFilter.Parse(string.Concat(Enumerable.Repeat(opening, 100_000)), "--where")).Message, StringComparison.Ordinal);

    [Fact]
    public void Holds_ThousandsBesideOneAnother_Answers()
    {
        var filter = TrialFilter.Parse(string.Join(" or ", Enumerable.Repeat("error > 2", 20_000).Append("index = 3")), "--where");

        Assert.Equal(3, Assert.Single(Rows, filter.Holds).Trial.Index);
    }

    private static bool IsReadOrRefused(string text)
    {
        try
        {
            var filter = TrialFilter.Parse(text, "--where");
            return Rows.Count(filter.Holds) >= 0;
        }
        catch (InvalidInputException error)
        {
            return error.Problems[0].Message.Split('\n') is [_, var shown, var mark, ..] && mark.TrimStart(' ') == "^" && mark.Length - 1 <= shown.Length;
        }
    }
}
