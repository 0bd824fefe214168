namespace Explorer.Storage.Documents;

/// <summary>Adds to a results database within one call of <see cref="IDocumentFile.Write"/>. Nothing is ever changed or removed, but for an experiment's own document.</summary>
internal interface IDocumentWriter : IDocumentReader
{
    /// <summary>Adds an experiment; gives its id.</summary>
    /// <param name="name">Its name, which no other has: the caller has asked.</param>
    /// <param name="document">Its document, UTF-8 JSON, an object.</param>
    long AddExperiment(string name, ReadOnlyMemory<byte> document);

    /// <summary>Puts another document in the place of an experiment's.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="name">Its name, which stays.</param>
    /// <param name="document">Its document, UTF-8 JSON, an object.</param>
    void ReplaceExperiment(long id, string name, ReadOnlyMemory<byte> document);

    /// <summary>
    /// Adds a row; false where the table has one of that key: the index for planned and trials, index and rung for rungs. Attempts have no key.
    /// </summary>
    bool TryAdd(StoreTable table, long experiment, StoredRow row);
}
