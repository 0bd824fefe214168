using Explorer.Training.Data.Batches;

namespace Explorer.Training.Data;

/// <summary>
/// Fills training batches: shuffled, augmented, normalised as (x/255 − mean)/deviation. An epoch's order and each image's
/// augmentation follow from seed, epoch and image alone; the batch size changes nothing. Not thread-safe.
/// </summary>
public sealed class BatchLoader
{
    private readonly ImageSet _images;
    private readonly PixelNormalizer _normalizer;
    private readonly Augmentation[] _augment;
    private readonly int _padding;
    private readonly ulong _seed;
    private ulong _epochSeed;
    private int[] _order = [];

    /// <summary>Prepares epochs over the first images of a set.</summary>
    /// <param name="images">The training part.</param>
    /// <param name="mean">Mean of each channel, of pixels divided by 255.</param>
    /// <param name="deviation">Deviation of each channel, above 0.</param>
    /// <param name="augment">
    /// Augmentations in order, each at most once. <c>crop</c> moves the image by up to the padding each way, and
    /// <c>cutout</c> blanks a square of half the side around a random pixel (clipped at the border): what is new or blank is
    /// zero after normalisation, that is the channel's mean. <c>flip</c> mirrors left to right with probability 1/2.
    /// </param>
    /// <param name="seed">Seed of orders and augmentations.</param>
    /// <param name="cropPadding">Padding of crops as a share of the side, in [0, 1), rounded down to whole pixels.</param>
    /// <param name="count">How many images an epoch has (the first ones of the set); null for all.</param>
    /// <exception cref="ArgumentException">An augmentation is named twice, or the set has fewer images.</exception>
    public BatchLoader(
        ImageSet images,
        ReadOnlySpan<float> mean,
        ReadOnlySpan<float> deviation,
        ReadOnlySpan<Augmentation> augment,
        ulong seed,
        double cropPadding = TrainingSettings.CommonCropPadding,
        int? count = null)
    {
        Count = count ?? images.Count;
        ArgumentOutOfRangeException.ThrowIfLessThan(Count, 1, nameof(count));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Count, images.Count, nameof(count));
        _augment = augment.ToArray();
        if (_augment.Distinct().Count() != _augment.Length)
            throw new ArgumentException("an augmentation is named twice", nameof(augment));

        _images = images;
        _padding = (int)(cropPadding * images.Shape.Resolution);
        _normalizer = new PixelNormalizer(images.Shape, mean, deviation);
        _seed = seed;
        StartEpoch(0);
    }

    /// <summary>Images an epoch.</summary>
    public int Count { get; }

    /// <summary>Draws the order and the augmentations of an epoch.</summary>
    /// <param name="epoch">The epoch, from 0; any order of calls.</param>
    public void StartEpoch(int epoch)
    {
        _epochSeed = Seeds.Derive(_seed, "epoch", epoch);
        _order = Permutation.Of(Count, new SplitMix64(_epochSeed));
    }

    /// <summary>Fills a batch with the epoch's images from a position on.</summary>
    /// <param name="start">Position in the epoch's order, from 0.</param>
    /// <param name="pixels">B×C×H×W, row-major.</param>
    /// <param name="labels">B labels; their number is the batch size.</param>
    /// <returns>Images filled: B, or fewer at the end of the epoch.</returns>
    public int Fill(int start, Span<float> pixels, Span<long> labels)
    {
        var filled = Math.Min(labels.Length, Count - start);
        var size = _images.ImageSize;
        for (var i = 0; i < filled; i++)
        {
            var index = _order[start + i];
            labels[i] = _images.Labels[index];
            var view = ImageView.Draw(_augment, _images.Shape.Resolution, _padding, _epochSeed, index);
            _normalizer.Write(_images.Image(index), view, pixels.Slice(i * size, size));
        }

        return filled;
    }
}
