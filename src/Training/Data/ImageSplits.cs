namespace Explorer.Training.Data;

/// <summary>The images of an experiment: a training and a validation part, and the test set for those who ask.</summary>
public sealed class ImageSplits
{
    private readonly Lazy<ImageSet> _test;

    /// <summary>Puts the parts together and measures the training part.</summary>
    /// <param name="train">Images to train on, at least 1.</param>
    /// <param name="validation">Images to measure the error on.</param>
    /// <param name="loadTest">Reads the test set; called once, when first asked for.</param>
    /// <param name="hash">Hash of the images; null to compute it from the two parts.</param>
    public ImageSplits(ImageSet train, ImageSet validation, Func<ImageSet> loadTest, string? hash = null)
    {
        Train = train;
        Validation = validation;
        _test = new Lazy<ImageSet>(loadTest);
        Hash = hash ?? ContentHash.Of(train.Pixels, train.Labels, validation.Pixels, validation.Labels);
        (Mean, Deviation) = PixelStatistics.Of(train);
    }

    /// <summary>Images to train on; the first n of them are the training data of a fidelity's share.</summary>
    public ImageSet Train { get; }

    /// <summary>Images to measure the error on, none of them in <see cref="Train"/>.</summary>
    public ImageSet Validation { get; }

    /// <summary>
    /// First 16 hex digits of SHA-256 over the pixels and labels of both parts at the data set's own resolution, so that
    /// the same images keep their hash when a network wants them larger or smaller.
    /// </summary>
    public string Hash { get; }

    /// <summary>Mean of each channel over the training part, of pixels divided by 255.</summary>
    public float[] Mean { get; }

    /// <summary>Standard deviation of each channel over the training part, of pixels divided by 255; never 0.</summary>
    public float[] Deviation { get; }

    /// <summary>The test set, at the resolution of the other parts. Only for a final measurement: no choice may rest on it.</summary>
    public ImageSet LoadTest() => _test.Value;

    /// <summary>The same images at another resolution.</summary>
    internal ImageSplits Resize(int resolution) => Train.Shape.Resolution == resolution
        ? this
        : new ImageSplits(
            BilinearResize.To(Train, resolution),
            BilinearResize.To(Validation, resolution),
            () => BilinearResize.To(LoadTest(), resolution),
            Hash);
}
