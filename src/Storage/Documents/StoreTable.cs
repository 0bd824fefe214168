namespace Explorer.Storage.Documents;

/// <summary>The tables of an experiment.</summary>
internal enum StoreTable
{
    /// <summary>Planned trials.</summary>
    Planned,

    /// <summary>What came of the finished ones.</summary>
    Trials,

    /// <summary>Finished rungs, in the order in which they ended.</summary>
    Rungs,

    /// <summary>Failed attempts, in the order in which they were logged.</summary>
    Attempts,
}
