namespace Explorer.Storage.Documents;

/// <summary>Reads a results database within one call of <see cref="IDocumentFile"/>.</summary>
internal interface IDocumentReader
{
    /// <summary>The experiments' documents, in the order in which they were added.</summary>
    IEnumerable<ReadOnlyMemory<byte>> Experiments();

    /// <summary>The experiment of that name; null for none.</summary>
    (long Id, ReadOnlyMemory<byte> Document)? FindExperiment(string name);

    /// <summary>The rows of an experiment: planned and trials by index, rungs and attempts in the order in which they were added.</summary>
    /// <param name="table">The table.</param>
    /// <param name="experiment">The experiment's id.</param>
    /// <param name="curves">Whether the rows' curves are read too; their documents lie apart.</param>
    /// <param name="from">In planned and trials, the first index wanted.</param>
    /// <param name="except">In planned and trials, indexes that are not wanted: their documents are not read. Null for none.</param>
    IEnumerable<StoredRow> Rows(StoreTable table, long experiment, bool curves, int from = 0, IReadOnlySet<int>? except = null);

    /// <summary>How many rows <see cref="Rows"/> would give, without reading their documents.</summary>
    int Count(StoreTable table, long experiment);

    /// <summary>The row of that index in planned or trials, without curves; null for none.</summary>
    StoredRow? Find(StoreTable table, long experiment, int index);
}
