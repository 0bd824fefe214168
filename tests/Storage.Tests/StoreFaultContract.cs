namespace Explorer.Storage.Tests;

/// <summary>The fault suite in its short form, for one store; <c>bench/faults</c> makes the same faults more often.</summary>
public abstract class StoreFaultContract(string extension)
{
    private const int Seed = 1;

    public static TheoryData<string> Faults => [.. FaultSuite.Faults.Select(fault => fault.Name)];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Fault_OfTheStore_LosesNothing(string fault) => RequireClean(fault);

    /// <summary>That nothing is lost, doubled, broken, refused or otherwise wrong after a fault.</summary>
    protected void RequireClean(string fault)
    {
        var tally = Make(fault, leftOut: "");
        Assert.True(tally.IsClean, tally.ToString());
    }

    /// <summary>That the suite finds what a measure prevents, where the child processes leave it out.</summary>
    protected void RequireFound(string fault, string leftOut)
    {
        var tally = Make(fault, leftOut);
        Assert.False(tally.IsClean, tally.ToString());
    }

    private FaultTally Make(string name, string leftOut)
    {
        Assert.SkipUnless(FaultSuite.Stores.Contains(extension), $"this build has no {extension} store");
        var fault = FaultSuite.Of(extension).Single(fault => fault.Name == name);
        var tally = fault.Make(new FaultRun(extension, fault.Rounds, Seed, leftOut));
        Assert.SkipUnless(tally.Unavailable is null, tally.Unavailable ?? "");
        return tally;
    }
}
