using Explorer.SearchSpace.Configs;

namespace Explorer.Training.Data;

/// <summary>Labelled images of one shape, held in memory as bytes.</summary>
public sealed class ImageSet
{
    private readonly Lazy<string> _hash;

    /// <summary>Takes pixels and labels without copying them.</summary>
    /// <param name="name">Name of the data set.</param>
    /// <param name="shape">Shape of one image.</param>
    /// <param name="classNames">Names of the classes, in label order; at least 1 and at most 256.</param>
    /// <param name="pixels">N×C×H×W bytes, row-major.</param>
    /// <param name="labels">N labels, each below the number of classes.</param>
    /// <exception cref="ArgumentException">The arrays do not fit each other, or a label is out of range.</exception>
    public ImageSet(string name, InputShape shape, IReadOnlyList<string> classNames, byte[] pixels, byte[] labels)
    {
        if (pixels.LongLength != (long)labels.Length * SizeOf(shape))
        {
            throw new ArgumentException($"{pixels.Length} pixels are not {labels.Length} images of {SizeOf(shape)}", nameof(pixels));
        }

        if (labels.Length > 0 && labels.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)(classNames.Count - 1)) >= 0)
        {
            throw new ArgumentException($"a label is not below {classNames.Count}", nameof(labels));
        }

        (Name, Shape, ClassNames, Pixels, Labels) = (name, shape, classNames, pixels, labels);
        _hash = new Lazy<string>(() => ContentHash.Of(Pixels, Labels));
    }

    /// <summary>Name of the data set.</summary>
    public string Name { get; }

    /// <summary>Shape of one image.</summary>
    public InputShape Shape { get; }

    /// <summary>Names of the classes, in label order.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>Number of classes.</summary>
    public int Classes => ClassNames.Count;

    /// <summary>N×C×H×W bytes, row-major.</summary>
    public byte[] Pixels { get; }

    /// <summary>N labels, each below <see cref="Classes"/>.</summary>
    public byte[] Labels { get; }

    /// <summary>Number of images, N.</summary>
    public int Count => Labels.Length;

    /// <summary>Bytes of one image, C·H·W.</summary>
    public int ImageSize => SizeOf(Shape);

    /// <summary>First 16 lower-case hex digits of SHA-256 over pixels, then labels.</summary>
    public string Hash => _hash.Value;

    /// <summary>The C×H×W bytes of one image.</summary>
    public ReadOnlySpan<byte> Image(int index) => Pixels.AsSpan(checked(index * ImageSize), ImageSize);

    /// <summary>A set of copies of the chosen images, in the order given.</summary>
    internal ImageSet Select(ReadOnlySpan<int> indices)
    {
        var pixels = new byte[checked(indices.Length * ImageSize)];
        var labels = new byte[indices.Length];
        for (var i = 0; i < indices.Length; i++)
        {
            Image(indices[i]).CopyTo(pixels.AsSpan(i * ImageSize));
            labels[i] = Labels[indices[i]];
        }

        return new ImageSet(Name, Shape, ClassNames, pixels, labels);
    }

    private static int SizeOf(InputShape shape) => shape.Channels * shape.Resolution * shape.Resolution;
}
