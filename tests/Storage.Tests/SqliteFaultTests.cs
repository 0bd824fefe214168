namespace Explorer.Storage.Tests;

public sealed class SqliteFaultTests() : StoreFaultContract(".db")
{
    public static TheoryData<string> FaultsOfEarlierVersions => [.. FaultSuite.FaultsOfEarlierVersions.Select(fault => fault.Name)];

    [Theory]
    [MemberData(nameof(FaultsOfEarlierVersions))]
    public void Fault_WhileAnEarlierVersionIsBroughtUp_LosesNothing(string fault) => RequireClean(fault);

    [Theory]
    [InlineData("power cut", "sync")]
    [InlineData("power cut while an earlier version is brought up", "sync")]
    public void Fault_MeasureLeftOut_IsFound(string fault, string leftOut) => RequireFound(fault, leftOut);
}
