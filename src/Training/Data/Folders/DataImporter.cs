using System.Security.Cryptography;
using System.Text;
using Explorer.SearchSpace.Files;
using Explorer.Training.Data.Formats;
using Explorer.Training.Data.Pictures;

namespace Explorer.Training.Data.Folders;

/// <summary>Imports a user's images: a folder with a folder a class, or an <c>.npz</c> file. A data set appears whole or not at all.</summary>
/// <param name="root">The folder of data sets to import to.</param>
public sealed class DataImporter(string root)
{
    private const int MostNamed = 20;
    private const int SmallestSize = 4;
    private const int LargestSize = 1024;

    /// <summary>Imports a source; where the same one was imported the same way before, that is found again.</summary>
    /// <param name="source">A folder or an <c>.npz</c> file.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told of the pictures read.</param>
    /// <param name="cancellation">Ends it; nothing is left then.</param>
    /// <exception cref="InvalidInputException">The source cannot be used, has broken pictures, or the name is taken or none.</exception>
    public ImportResult Import(string source, ImportOptions options, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        var name = options.Name ?? NameOf(source);
        Check(name, options);
        var folder = Path.Combine(root, name);
        var before = ImportedDataSet.Find(name, [root])?.Set;
        var layout = Directory.Exists(source) ? FolderLayout.Of(Path.GetFullPath(source), options.SkipBroken, cancellation) : RequireFile(source);
        var sourceHash = HashOf(source, layout, options, cancellation);
        if (before?.SourceHash == sourceHash)
            return new ImportResult(before, folder, [], Fresh: false) { PassedOver = layout?.PassedOver ?? [], Joined = layout?.Joined };
        if (Directory.Exists(folder) && !options.Replace)
            throw new InvalidInputException(folder, $"there is a data set of that name with other images; {options.WhenTaken}");
        var (train, test, broken) = layout is null ? Arrays(name, source, options) : Pictures(name, source, layout, options, progress, cancellation);
        if (test.Count == 0)
            throw new InvalidInputException(source, "no image is left for the test set, expected classes of at least 2 images");
        var set = new ImportedDataSet
        {
            Version = ImportedDataSet.CurrentVersion,
            Name = name,
            Channels = train.Shape.Channels,
            Resolution = train.Shape.Resolution,
            ClassNames = train.ClassNames.ToValueList(),
            TrainImages = train.Count,
            TestImages = test.Count,
            Hash = ImportedImages.HashOf(train, test),
            SourceHash = sourceHash,
            Source = Path.GetFullPath(source),
            Skipped = broken.Count,
        };
        Write(folder, set, train, test);
        return new ImportResult(set, folder, broken, Fresh: true) { PassedOver = layout?.PassedOver ?? [], Joined = layout?.Joined };
    }

    private static (ImageSet Train, ImageSet Test, IReadOnlyList<BrokenPicture> Broken) Pictures(
        string name, string source, FolderLayout layout, ImportOptions options, IProgress<int>? progress, CancellationToken cancellation)
    {
        LabelledFile[] files = [.. layout.Train, .. layout.Test];
        var decoded = DecodedFiles.Read(files, options.Size, progress, cancellation);
        if (decoded.Broken.Count > 0 && !options.SkipBroken)
        {
            var named = decoded.Broken.Take(MostNamed).Select(broken => new Problem(broken.Path, broken.Problem)).ToList();
            named.Add(new Problem("$", $"{decoded.Broken.Count} of {files.Length:N0} pictures are broken; mend or remove them, or leave them out with --skip-broken"));
            throw new InvalidInputException(source, named);
        }

        var unreadable = decoded.Broken.Select(broken => broken.Path).ToHashSet(StringComparer.Ordinal);
        int[] readable = [.. Enumerable.Range(0, files.Length).Where(i => !unreadable.Contains(files[i].Path))];
        var (train, test) = layout.Test.Count > 0
            ? (readable.Where(i => i < layout.Train.Count).ToList(), readable.Where(i => i >= layout.Train.Count).ToList())
            : Drawn(readable, i => files[i].Label, options);
        if (train.Select(i => files[i].Label).Distinct().Count() is var present && present < layout.ClassNames.Count)
            throw new InvalidInputException(source, $"{layout.ClassNames.Count - present} of {layout.ClassNames.Count} classes have no readable picture to train on");
        return (decoded.Set(name, options.Size, layout.ClassNames, train), decoded.Set(name, options.Size, layout.ClassNames, test), decoded.Broken);
    }

    private static (ImageSet Train, ImageSet Test, IReadOnlyList<BrokenPicture> Broken) Arrays(string name, string source, ImportOptions options)
    {
        var (pixels, labels) = NpzImages.Part(source, train: true);
        var all = BilinearResize.To(NpzImages.ToSet(name, pixels, labels, null, source), options.Size);
        if (NpzImages.TryPart(source, train: false) is { } own)
            return (all, BilinearResize.To(NpzImages.ToSet(name, own.Pixels, own.Labels, all.ClassNames, source), options.Size), []);
        var (train, test) = Drawn([.. Enumerable.Range(0, all.Count)], i => all.Labels[i], options);
        return (all.Select([.. train]), all.Select([.. test]), []);
    }

    private static (List<int> Train, List<int> Test) Drawn(int[] indices, Func<int, byte> label, ImportOptions options)
    {
        var (train, test) = TestDraw.Of([.. indices.Select(label)], options.TestShare, options.Seed);
        return ([.. train.Select(place => indices[place])], [.. test.Select(place => indices[place])]);
    }

    private static void Check(string name, ImportOptions options)
    {
        var problems = new List<Problem>();
        if (!ImportedDataSet.IsName(name))
            problems.Add(new Problem("--name", $"\"{name}\", expected lower-case letters and digits, with - _ . inside, at most 64"));
        if (DataSets.All.Any(known => known.Name == name))
            problems.Add(new Problem("--name", $"{name} is a data set that the program knows; choose another name"));
        if (options.Size is < SmallestSize or > LargestSize)
            problems.Add(new Problem("--size", FormattableString.Invariant($"found {options.Size}, expected a whole number from {SmallestSize} to {LargestSize:N0}")));
        if (!(options.TestShare is > 0 and < 1))
            problems.Add(new Problem("--test-share", FormattableString.Invariant($"found {options.TestShare}, expected a number above 0 and below 1")));
        if (problems.Count > 0)
            throw new InvalidInputException("explorer data import", problems);
    }

    private static string NameOf(string source)
    {
        var letters = Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(Path.GetFullPath(source))).ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-');
        return new string([.. letters]).Trim('-');
    }

    private static FolderLayout? RequireFile(string source) => RegularFile.Oddity(source) is { } oddity
        ? throw new InvalidInputException(source, oddity == "no file" ? "no such folder or file; expected a folder of images with a folder a class, or an .npz file" : $"{oddity}, expected a folder of images or an .npz file")
        : null;

    private static string HashOf(string source, FolderLayout? layout, ImportOptions options, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{options.Size} {options.TestShare} {options.Seed} {options.SkipBroken}")));
        foreach (var path in layout is null ? [source] : layout.Train.Concat(layout.Test).Select(file => file.Path))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(layout is null ? "" : Path.GetRelativePath(source, path)));
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(ContentOf(path, layout is not null));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    // What cannot be read is a broken picture, which decoding tells of.
    private static byte[] ContentOf(string path, bool isPicture)
    {
        try
        {
            using var stream = RegularFile.OpenRead(path);
            return isPicture && stream.Length > PictureFile.MostBytes ? [] : SHA256.HashData(stream);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return isPicture ? [] : throw new InvalidInputException(path, $"cannot be read: {FileFault.Of(error)}");
        }
    }

    private static void Write(string folder, ImportedDataSet set, ImageSet train, ImageSet test)
    {
        var temporary = WholeFile.Draft(Path.Combine(Path.GetDirectoryName(folder)!, $".{set.Name}"));
        try
        {
            Directory.CreateDirectory(temporary);
            ImportedImages.Write(temporary, train, test);
            WholeFile.Write(Path.Combine(temporary, ImportedDataSet.FileName), TrialsJson.Serialize(set) + "\n");
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
            Directory.Move(temporary, folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(folder, $"the data set cannot be written: {FileFault.Of(error)}");
        }
        finally
        {
            if (Directory.Exists(temporary))
                Directory.Delete(temporary, recursive: true);
        }
    }
}

/// <summary>Draws a test set: of each class the same share, by seed.</summary>
internal static class TestDraw
{
    /// <summary>The indices of the training part and of the test part, each in ascending order.</summary>
    /// <param name="labels">The classes of the images.</param>
    /// <param name="share">Share of each class, at least one image where it has two.</param>
    /// <param name="seed">Seed.</param>
    public static (IReadOnlyList<int> Train, IReadOnlyList<int> Test) Of(IReadOnlyList<byte> labels, double share, ulong seed)
    {
        var test = new HashSet<int>();
        foreach (var group in labels.Select((label, i) => (label, i)).GroupBy(pair => pair.label, pair => pair.i))
        {
            var members = group.ToArray();
            var count = members.Length < 2 ? 0 : Math.Clamp((int)Math.Round(share * members.Length, MidpointRounding.AwayFromZero), 1, members.Length - 1);
            var order = Permutation.Of(members.Length, new SplitMix64(Seeds.Derive(seed, "test draw", group.Key)));
            test.UnionWith(order.Take(count).Select(place => members[place]));
        }

        return ([.. Enumerable.Range(0, labels.Count).Where(i => !test.Contains(i))], [.. test.Order()]);
    }
}
