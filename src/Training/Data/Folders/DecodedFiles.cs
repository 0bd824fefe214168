using Explorer.Training.Data.Pictures;

namespace Explorer.Training.Data.Folders;

/// <summary>The files of a folder as squares of one size: decoded side by side, kept in the files' order.</summary>
internal sealed class DecodedFiles
{
    private readonly byte[]?[] _squares;
    private readonly IReadOnlyList<LabelledFile> _files;

    private DecodedFiles(IReadOnlyList<LabelledFile> files, byte[]?[] squares, IReadOnlyList<BrokenPicture> broken, int channels) =>
        (_files, _squares, Broken, Channels) = (files, squares, broken, channels);

    /// <summary>Files that cannot be read.</summary>
    public IReadOnlyList<BrokenPicture> Broken { get; }

    /// <summary>1 where every picture is grey, else 3.</summary>
    public int Channels { get; }

    /// <summary>Reads every file.</summary>
    /// <param name="files">The files.</param>
    /// <param name="size">Height and width of the squares.</param>
    /// <param name="progress">Told of the files done.</param>
    /// <param name="cancellation">Ends it.</param>
    public static DecodedFiles Read(IReadOnlyList<LabelledFile> files, int size, IProgress<int>? progress, CancellationToken cancellation)
    {
        var squares = new byte[]?[files.Count];
        var problems = new string?[files.Count];
        var done = 0;
        Parallel.For(0, files.Count, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            try
            {
                squares[i] = SquareCut.Of(PictureFile.Read(files[i].Path), size);
            }
            catch (PictureFormatException error)
            {
                problems[i] = error.Message;
            }

            progress?.Report(Interlocked.Increment(ref done));
        });
        var broken = problems.Select((problem, i) => (problem, i)).Where(pair => pair.problem is not null).Select(pair => new BrokenPicture(files[pair.i].Path, pair.problem!)).ToList();
        var colour = squares.Any(square => square?.Length > size * size);
        return new DecodedFiles(files, squares, broken, colour ? 3 : 1);
    }

    /// <summary>The readable ones of some of the files, as a set of images.</summary>
    public ImageSet Set(string name, int size, IReadOnlyList<string> classNames, IEnumerable<int> indices)
    {
        var readable = indices.Where(i => _squares[i] is not null).ToList();
        var bytes = (long)readable.Count * Channels * size * size;
        if (bytes > Array.MaxLength)
            throw new InvalidInputException(name, $"{readable.Count:N0} images of {size} × {size} take {bytes:N0} bytes, at most {Array.MaxLength:N0} are held; choose a smaller --size");
        var pixels = new byte[bytes];
        for (var i = 0; i < readable.Count; i++)
        {
            var picture = new DecodedPicture(size, size, _squares[readable[i]]!.Length / (size * size), _squares[readable[i]]!);
            picture.WithChannels(Channels).Pixels.CopyTo(pixels, (long)i * Channels * size * size);
        }

        return new ImageSet(name, new SearchSpace.Configs.InputShape(Channels, size), classNames, pixels, [.. readable.Select(i => _files[i].Label)]);
    }
}
