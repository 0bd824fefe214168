namespace Explorer.Storage.Tests;

/// <summary>The fault suite in its short form; <c>bench/faults</c> makes the same faults more often.</summary>
public sealed class StoreFaultTests
{
    private const int Seed = 1;

    public static MatrixTheoryData<string, string> Cases => new(FaultSuite.Stores, FaultSuite.Faults.Select(fault => fault.Name));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fault_OfAStore_LosesNothing(string extension, string fault)
    {
        var tally = Make(extension, fault);
        Assert.True(tally.IsClean, tally.ToString());
    }

    /// <summary>That the suite finds what a measure prevents, where the child processes leave it out.</summary>
    [Theory]
    [InlineData(".db", "power cut", "sync")]
    public void Fault_MeasureLeftOut_IsFound(string extension, string fault, string leftOut)
    {
        var tally = Make(extension, fault, leftOut);
        Assert.False(tally.IsClean, tally.ToString());
    }

    private static FaultTally Make(string extension, string name, string leftOut = "")
    {
        var fault = FaultSuite.Faults.Single(fault => fault.Name == name);
        var tally = fault.Make(new FaultRun(extension, fault.Rounds, Seed, leftOut));
        Assert.SkipUnless(tally.Unavailable is null, tally.Unavailable ?? "");
        return tally;
    }
}
