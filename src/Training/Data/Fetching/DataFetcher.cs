using Explorer.SearchSpace.Files;
using Explorer.Training.Data.Sources;
using Explorer.Training.Data.Verification;

namespace Explorer.Training.Data.Fetching;

/// <summary>Downloads data sets: several mirrors, resumed where cut off, checked, put in place whole.</summary>
public sealed class DataFetcher : IDisposable
{
    private readonly FetchOptions _options;
    private readonly IReadOnlyList<DataSetDescription> _known;

    // Waiting is limited by what arrives (FetchOptions.IdleTimeout), not by how long a whole file takes.
    private readonly HttpClient _client = new() { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>A fetcher of all data sets the program knows.</summary>
    public DataFetcher(FetchOptions? options = null)
        : this(options ?? new FetchOptions(), DataSets.All)
    {
    }

    internal DataFetcher(FetchOptions options, IReadOnlyList<DataSetDescription> known) => (_options, _known) = (options, known);

    /// <summary>Downloads what is missing or corrupt of a data set; complete files are kept.</summary>
    /// <param name="name">The data set.</param>
    /// <param name="target">Folder of data sets, which gets a folder for this one; null for <c>$EXPLORER_DATA</c>, else
    /// <c>~/.cache/explorer/datasets</c>.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Ends the download; the next one goes on from there.</param>
    /// <exception cref="InvalidInputException">No data set has that name, or the target cannot be written to.</exception>
    /// <exception cref="DataFetchException">No mirror gave a file, or the disk is full.</exception>
    public async Task<FetchResult> FetchAsync(
        string name, string? target, IProgress<FetchProgress>? progress, CancellationToken cancellation)
    {
        var set = DataSets.Find(name, _known, target);
        var places = new DataPlaces([DataRoots.ForWriting(target)]);
        if (set.Downloads.Count == 0)
        {
            return new FetchResult { Directory = null, Files = [], Verification = DataVerifier.Verify(set, places) };
        }

        var before = DataVerifier.Verify(set, places);
        var folder = Folder(set, before, places.Roots[0]);
        Prepare(folder);
        var files = new List<FetchedFile>();
        foreach (var download in set.Downloads)
            files.Add(IsHere(download, before) ? new FetchedFile(download.FileName, null) : await GetAsync(set, download, folder, progress, cancellation));

        var after = DataVerifier.Verify(set, new DataPlaces([folder]));
        return after.Usable
            ? new FetchResult { Directory = folder, Files = files, Verification = after }
            : throw new DataFetchException(
                $"{set.Name} was downloaded to {folder}, yet {string.Join("; ", after.Files.Where(file => !file.Readable).Select(file => $"{file.File.Name}: {file.Problem}"))}");
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    // Files that lie loose in the target may be another set's of the same names: used when whole, never written over.
    private static string Folder(DataSetDescription set, DataVerification found, string root) =>
        found.Directory is { } folder && (found.Usable || folder != root) ? folder : Path.Combine(root, set.Folder);

    private static void Prepare(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            WholeFile.RequireWritable(folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(folder, $"the folder cannot be written to ({FileFault.Of(fault)}); name another one with --data DIR");
        }
    }

    private async Task<FetchedFile> GetAsync(
        DataSetDescription set, DataDownload download, string folder, IProgress<FetchProgress>? progress, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, download.FileName);
        var source = await new MirrorDownload(_client, _options, progress).RunAsync(set, download, path, cancellation);
        var size = new FileInfo(path).Length;
        if (download.IsArchive)
        {
            progress?.Report(new FetchProgress(download.FileName, FetchStage.Unpacking, source, size, size));
            ArchiveUnpacker.Unpack(path, [.. set.Files.Select(file => file.Name)], folder);
            File.Delete(path);
        }
        else if (download.FileName.EndsWith(".gz", StringComparison.Ordinal))
        {
            SetAside(set, download, folder);
        }

        progress?.Report(new FetchProgress(download.FileName, FetchStage.Done, source, size, size));
        return new FetchedFile(download.FileName, source);
    }

    // An unzipped copy would be read before the .gz that replaces it.
    private static void SetAside(DataSetDescription set, DataDownload download, string folder)
    {
        var plain = Path.Combine(folder, Path.GetFileNameWithoutExtension(download.FileName));
        if (set.Files.Any(file => file.Name == Path.GetFileName(plain)) && File.Exists(plain))
        {
            File.Move(plain, $"{plain}.replaced", overwrite: true);
        }
    }

    // An archive brings all files, any other download the file of its name (with or without .gz).
    private bool IsHere(DataDownload download, DataVerification found) => found.Files
        .Where(file => download.IsArchive || Path.GetFileNameWithoutExtension(download.FileName) == file.File.Name || download.FileName == file.File.Name)
        .All(file => file.Readable && !(_options.Replace && file.State == FileState.Differs));
}

/// <summary>A data set that has been fetched.</summary>
public sealed record FetchResult
{
    /// <summary>The folder that holds its files; null for a data set that the program draws.</summary>
    public required string? Directory { get; init; }

    /// <summary>Its downloads, in order.</summary>
    public required IReadOnlyList<FetchedFile> Files { get; init; }

    /// <summary>Its files as they are now.</summary>
    public required DataVerification Verification { get; init; }
}
