namespace Explorer.Storage.Faults;

/// <summary>Looks at a store after a fault, as the next reader, the next writer and <c>store check</c> find it.</summary>
internal static class Inspection
{
    private const int FurtherCalls = 3;

    /// <summary>Reads, opens for writing, checks, writes on and reads again.</summary>
    /// <param name="file">The store's file.</param>
    /// <param name="acknowledged">Calls that had returned before the fault; without any the file may be missing or no store yet.</param>
    /// <param name="tally">Where to count what is wrong.</param>
    /// <param name="begun">Calls that had begun and not returned.</param>
    public static void AfterFault(string file, int acknowledged, FaultTally tally, int begun = 1)
    {
        tally.Acknowledged += acknowledged;
        if (acknowledged > 0)
            Reads(file, acknowledged, tally, begun);

        var calls = Writes(file, acknowledged, tally, begun);
        Checks(file, tally);
        Reads(file, calls, tally);
    }

    /// <summary>Opens for reading; returns the calls in it.</summary>
    public static int Reads(string file, int acknowledged, FaultTally tally, int begun = 1)
    {
        using var store = ResultStores.Open(file, StoreAccess.Read);
        return Holds(store, acknowledged, tally, begun);
    }

    /// <summary>Reads an open store that nobody writes; returns the calls in it.</summary>
    public static int Holds(IResultStore store, int acknowledged, FaultTally tally, int begun = 1)
    {
        var ledger = Ledger.AtRest(store, acknowledged, begun);
        tally.Add(ledger);
        return ledger.Calls;
    }

    /// <summary>Counts what <c>store check</c> says.</summary>
    public static void Checks(string file, FaultTally tally)
    {
        foreach (var problem in ResultStores.Check(file).Problems)
            tally.Problem(problem);
    }

    private static int Writes(string file, int acknowledged, FaultTally tally, int begun)
    {
        using var store = ResultStores.Open(file, StoreAccess.Write);
        var calls = Holds(store, acknowledged, tally, begun);
        for (var i = 0; i < FurtherCalls; i++)
            StoreCalls.At(calls++).Make(store);

        return calls;
    }
}
