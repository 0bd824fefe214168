using System.Globalization;

namespace Explorer.Training.Data.Formats;

/// <summary>Images and labels in an <c>.npz</c> file, under the names that Keras (<c>x_train</c>) or MedMNIST (<c>train_images</c>) use.</summary>
internal static class NpzImages
{
    private const int MostClasses = 256;
    private const int MostSide = 8192;

    /// <summary>The two arrays of a part, read from a file; its other arrays are not looked at.</summary>
    /// <exception cref="InvalidInputException">The file has none of that name, or cannot be read.</exception>
    public static (NpzArray Pixels, NpzArray Labels) Part(string path, bool train) =>
        TryPart(path, train) ?? throw new InvalidInputException(path, $"has {string.Join(", ", NpzFile.Names(path).DefaultIfEmpty("no array"))}; expected x_train, y_train, x_test, y_test, or train_images, train_labels, test_images, test_labels");

    /// <summary>The two arrays of a part; null where the file has none of that name.</summary>
    public static (NpzArray Pixels, NpzArray Labels)? TryPart(string path, bool train)
    {
        var (part, names) = (train ? "train" : "test", NpzFile.Names(path));
        if ((First($"x_{part}", $"{part}_images"), First($"y_{part}", $"{part}_labels")) is not ({ } pixels, { } labels))
            return null;
        var arrays = NpzFile.Read(path, pixels, labels);
        return (arrays[pixels], arrays[labels]);

        string? First(string one, string other) => names.Contains(one) ? one : names.Contains(other) ? other : null;
    }

    /// <summary>The arrays as a set of square images: N × H × W, N × H × W × C or N × C × H × W bytes with C 1 or 3, and N whole numbers from 0.</summary>
    /// <param name="name">Name of the data set.</param>
    /// <param name="pixels">The images.</param>
    /// <param name="labels">The labels, N or N × 1.</param>
    /// <param name="classNames">Names of the classes; null for as many numbers as the labels have.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">They are of other shapes or types, or do not fit each other.</exception>
    public static ImageSet ToSet(string name, NpzArray pixels, NpzArray labels, IReadOnlyList<string>? classNames, string path)
    {
        if (pixels.Type != "|u1")
            throw new InvalidInputException(path, $"the images are {pixels.Type}, expected bytes (uint8)");
        var shape = pixels.Shape;
        var (side, channels, last) = shape switch
        {
            [_, var h, var w] when h == w => (h, 1L, false),
            [_, 1 or 3, var h, var w] when h == w => (h, shape[1], false),
            [_, var h, var w, 1 or 3] when h == w => (h, shape[3], true),
            _ => throw new InvalidInputException(path, $"images of the shape ({string.Join(", ", shape)}), expected N × H × H, N × H × H × C or N × C × H × H with C 1 or 3"),
        };
        if (shape[0] < 1 || side is < 1 or > MostSide)
            throw new InvalidInputException(path, $"images of the shape ({string.Join(", ", shape)}), expected at least one image of 1 to {MostSide} pixels a side");
        var values = Labels(labels, path);
        if (values.Length != shape[0])
            throw new InvalidInputException(path, $"{shape[0]} images and {values.Length} labels");
        if (classNames is null)
            RequireEveryClass(values, path);
        var classes = classNames ?? [.. Enumerable.Range(0, values.Length == 0 ? 1 : values.Max() + 1).Select(label => label.ToString(CultureInfo.InvariantCulture))];
        if (values.Length > 0 && values.Max() >= classes.Count)
            throw new InvalidInputException(path, $"a label is {values.Max()}, expected 0 to {classes.Count - 1}");
        return new ImageSet(name, new InputShape((int)channels, (int)side), classes, last ? ChannelsFirst(pixels.Data, (int)side, (int)channels) : pixels.Data, values);
    }

    // Labels from 1, or with gaps, would make classes that nothing belongs to.
    private static void RequireEveryClass(byte[] values, string path)
    {
        var present = values.ToHashSet();
        int[] missing = [.. Enumerable.Range(0, values.Max() + 1).Where(label => !present.Contains((byte)label))];
        if (missing.Length > 0)
        {
            throw new InvalidInputException(path, $"the labels are {values.Min()} to {values.Max()}, and no image has {string.Join(", ", missing.Take(10))}{(missing.Length > 10 ? ", …" : "")}; expected every number from 0 on{(missing is [0] ? ": take 1 from each (y - 1)" : "")}");
        }
    }

    private static byte[] Labels(NpzArray labels, string path)
    {
        if (labels.Shape is not ([_] or [_, 1]))
            throw new InvalidInputException(path, $"labels of the shape ({string.Join(", ", labels.Shape)}), expected one a image");
        var size = labels.Type[2] - '0';
        var values = new byte[labels.Data.Length / size];
        for (var i = 0; i < values.Length; i++)
        {
            var bytes = labels.Data.AsSpan(i * size, size);
            if (bytes[1..].IndexOfAnyExcept((byte)0) >= 0 || (labels.Type[1] == 'i' && size == 1 && bytes[0] > 127))
                throw new InvalidInputException(path, $"label {i} is not a number from 0 to {MostClasses - 1}");
            values[i] = bytes[0];
        }

        return values;
    }

    private static byte[] ChannelsFirst(byte[] source, int side, int channels)
    {
        var target = new byte[source.Length];
        var area = side * side;
        for (var i = 0; i < source.Length; i++)
        {
            var (image, rest) = (i / (area * channels), i % (area * channels));
            target[(image * area * channels) + (rest % channels * area) + (rest / channels)] = source[i];
        }

        return target;
    }
}
