namespace Explorer.Storage.Tests;

public sealed class SqliteFaultTests() : StoreFaultContract(".db")
{
    [Theory]
    [InlineData("power cut", "sync")]
    public void Fault_MeasureLeftOut_IsFound(string fault, string leftOut) => RequireFound(fault, leftOut);
}
