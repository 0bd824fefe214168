using System.IO.Compression;
using Explorer.SearchSpace.Files;

namespace Explorer.Training.Data.Formats;

/// <summary>Reads one data file front to back, plain or gzip, and turns every fault into a message that names the file.</summary>
internal sealed class DataFileReader : IDisposable
{
    private readonly string _path;
    private readonly string _dataSet;
    private readonly Stream _stream;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file; its first bytes tell whether it is gzip.</param>
    /// <param name="dataSet">Name of the data set, for the advice in messages.</param>
    /// <exception cref="InvalidInputException">The file cannot be opened.</exception>
    public DataFileReader(string path, string dataSet)
    {
        (_path, _dataSet) = (path, dataSet);
        _stream = Guard(() => OpenContent(path));
    }

    /// <summary>Fills the target.</summary>
    /// <param name="target">Bytes to read.</param>
    /// <param name="what">What the bytes are, for the message when the file ends before.</param>
    /// <exception cref="InvalidInputException">The file ends before, or is corrupt.</exception>
    public void ReadExactly(Memory<byte> target, string what)
    {
        var read = Guard(() => _stream.ReadAtLeast(target.Span, target.Length, throwOnEndOfStream: false));
        if (read < target.Length)
        {
            throw Fault($"the file is cut off: {what} should have {target.Length:N0} bytes, {read:N0} are there");
        }
    }

    /// <summary>Checks that nothing follows.</summary>
    /// <exception cref="InvalidInputException">Something follows, or the end is corrupt.</exception>
    public void ExpectEnd(string after)
    {
        if (Guard(_stream.ReadByte) >= 0)
        {
            throw Fault($"bytes follow after {after}, where the file should end");
        }
    }

    /// <summary>The exception for a fault of this file.</summary>
    public InvalidInputException Fault(string message) => new(
        _path, [new Problem("$", $"{message}; to check all files type: explorer data verify {_dataSet}; to get them anew: explorer data fetch {_dataSet}")]);

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    /// <summary>The content of a file, unzipped where its first bytes say gzip.</summary>
    private static Stream OpenContent(string path)
    {
        var file = RegularFile.OpenRead(path);
        var zipped = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        return zipped ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    /// <summary>The checksum of a file's content, unzipped, by a published checksum's algorithm.</summary>
    public static Checksum Measure(string path, Checksum published)
    {
        using var content = OpenContent(path);
        return published.Measure(content);
    }

    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException fault)
        {
            throw Fault($"the gzip data is corrupt ({fault.Message.TrimEnd('.')})");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Fault($"the file cannot be read ({fault.Message.TrimEnd('.')})");
        }
    }
}
