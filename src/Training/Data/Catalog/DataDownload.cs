namespace Explorer.Training.Data.Catalog;

/// <summary>One file to download for a data set.</summary>
public sealed record DataDownload
{
    /// <summary>File name; a name that ends in <c>.tar.gz</c> is unpacked, any other is kept as it is.</summary>
    public required string FileName { get; init; }

    /// <summary>Where to get it, in the order to try.</summary>
    public required ValueList<DataMirror> Mirrors { get; init; }

    /// <summary>Whether the download is an archive to unpack.</summary>
    public bool IsArchive => FileName.EndsWith(".tar.gz", StringComparison.Ordinal);
}
