namespace Explorer.Storage.Documents;

/// <summary>
/// The file of a results database as one engine keeps it: experiments, and of each of them four tables of JSON documents. What the documents
/// mean, and what a store promises of them, is the same for every engine (<see cref="DocumentStore"/>).
/// </summary>
/// <remarks>
/// Calls may come from several threads. Any method throws <see cref="SearchSpace.InvalidInputException"/> where the file is damaged and
/// <see cref="Experiments.Storage.DiskFaultException"/> where the machine fails (disk full, I/O error); after such a failure the file can be used
/// further, once the cause is gone.
/// </remarks>
internal interface IDocumentFile : IDisposable
{
    /// <summary>Reads everything as of one moment. What is read must not be kept beyond the call; it may be called again where a writer came between.</summary>
    T Read<T>(Func<IDocumentReader, T> read);

    /// <summary>Writes all or nothing; when it returns, what was written outlives a power cut. Throws what <paramref name="write"/> throws.</summary>
    /// <exception cref="InvalidOperationException">The file was opened for reading.</exception>
    void Write(Action<IDocumentWriter> write);

    /// <summary>What is wrong with the file itself, beneath its documents, in words; nothing for a sound one.</summary>
    IReadOnlyList<string> Check();
}
