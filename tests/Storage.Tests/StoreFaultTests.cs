using Explorer.Storage.Faults.Power;

namespace Explorer.Storage.Tests;

/// <summary>The fault suite in its short form; <c>bench/faults</c> makes the same faults more often.</summary>
public sealed class StoreFaultTests
{
    private const int Seed = 1;
    private const int FewRounds = 10;

    public static MatrixTheoryData<string, string> Cases => new(FaultSuite.Stores, FaultSuite.Faults.Select(fault => fault.Name));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fault_OfAStore_LosesNothing(string extension, string name)
    {
        var fault = FaultSuite.Faults.Single(fault => fault.Name == name);
        var tally = fault.Make(new FaultRun(extension, fault.Rounds, Seed));
        Assert.SkipUnless(tally.Unavailable is null, tally.Unavailable ?? "");
        Assert.True(tally.IsClean, tally.ToString());
    }

    /// <summary>That the suite finds what a measure prevents, when the writer leaves it out.</summary>
    [Theory]
    [InlineData(".db", "sync")]
    public void PowerCut_MeasureLeftOut_IsFound(string extension, string leftOut)
    {
        var tally = PowerCut.AtWork(new FaultRun(extension, FewRounds, Seed, leftOut));
        Assert.SkipUnless(tally.Unavailable is null, tally.Unavailable ?? "");
        Assert.True(tally.Lost + tally.Broken + tally.Refused + tally.Problems > FewRounds / 2, tally.ToString());
    }
}
