namespace Explorer.Storage.Faults;

/// <summary>How a fault is made.</summary>
/// <param name="Extension">Of the store's file, which says which store it is.</param>
/// <param name="Rounds">How often.</param>
/// <param name="Seed">Of everything left to chance.</param>
/// <param name="LeftOut">Measures that the writer leaves out, to show that their absence is found; by the names of <see cref="LeftOutMeasures"/>.</param>
internal sealed record FaultRun(string Extension, int Rounds, int Seed, string LeftOut = "")
{
    /// <summary>The name of the store's file.</summary>
    public string FileName => "results" + Extension;

    /// <summary>The environment variable by which child processes leave measures out.</summary>
    public (string Name, string Value) Unsafe => (LeftOutMeasures.Variable, LeftOut);
}
