namespace Explorer.Training.Data;

/// <summary>Labelled images of one shape, held in memory as bytes.</summary>
public sealed class ImageSet
{
    private readonly Lazy<string> _hash;
    private readonly ImageSet? _source;
    private readonly BilinearResize.Tap[] _taps = [];
    private readonly byte[] _resized = [];

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

    /// <summary>Another set's images at another resolution, each resized when it is asked for: for sets too large to be held at it. One caller at a time.</summary>
    internal ImageSet(ImageSet source, InputShape shape)
    {
        (Name, Shape, ClassNames, Pixels, Labels) = (source.Name, shape, source.ClassNames, [], source.Labels);
        (_source, _taps, _resized) = (source, BilinearResize.Taps(source.Shape.Resolution, shape.Resolution), new byte[SizeOf(shape)]);
        _hash = new Lazy<string>(() => source.Hash);
    }

    /// <summary>Name of the data set.</summary>
    public string Name { get; }

    /// <summary>Shape of one image.</summary>
    public InputShape Shape { get; }

    /// <summary>Names of the classes, in label order.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>Number of classes.</summary>
    public int Classes => ClassNames.Count;

    /// <summary>N×C×H×W bytes, row-major; none where the images are resized when they are asked for.</summary>
    public byte[] Pixels { get; }

    /// <summary>N labels, each below <see cref="Classes"/>.</summary>
    public byte[] Labels { get; }

    /// <summary>Number of images, N.</summary>
    public int Count => Labels.Length;

    /// <summary>Bytes of one image, C·H·W.</summary>
    public int ImageSize => SizeOf(Shape);

    /// <summary>First 16 lower-case hex digits of SHA-256 over pixels (before they are resized where they are resized when asked for), then labels.</summary>
    public string Hash => _hash.Value;

    /// <summary>The C×H×W bytes of one image, until the next one is asked for.</summary>
    public ReadOnlySpan<byte> Image(int index)
    {
        if (_source is null)
            return Pixels.AsSpan(checked(index * ImageSize), ImageSize);

        BilinearResize.Resize(_source.Image(index), _source.Shape, _taps, _resized);
        return _resized;
    }

    /// <summary>The first images of the set; the set itself where it has no more.</summary>
    internal ImageSet First(int count) => count >= Count ? this
        : _source is not null ? BilinearResize.To(_source.First(count), Shape.Resolution)
        : new ImageSet(Name, Shape, ClassNames, Pixels[..(count * ImageSize)], Labels[..count]);

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
