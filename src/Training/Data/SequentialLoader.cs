using Explorer.Training.Data.Batches;

namespace Explorer.Training.Data;

/// <summary>Fills batches of a set in its own order, normalised as (x/255 − mean)/deviation, for evaluation. Not thread-safe.</summary>
/// <param name="images">The images to evaluate.</param>
/// <param name="mean">Mean of each channel, of pixels divided by 255.</param>
/// <param name="deviation">Deviation of each channel, above 0.</param>
public sealed class SequentialLoader(ImageSet images, ReadOnlySpan<float> mean, ReadOnlySpan<float> deviation)
{
    private readonly PixelNormalizer _normalizer = new(images.Shape, mean, deviation);

    /// <summary>Images in the set.</summary>
    public int Count => images.Count;

    /// <summary>Fills a batch with the images from a position on.</summary>
    /// <param name="start">Index of the first image, from 0.</param>
    /// <param name="pixels">B×C×H×W, row-major.</param>
    /// <param name="labels">B labels; their number is the batch size.</param>
    /// <returns>Images filled: B, or fewer at the end of the set.</returns>
    public int Fill(int start, Span<float> pixels, Span<long> labels)
    {
        var filled = Math.Min(labels.Length, Count - start);
        var size = images.ImageSize;
        for (var i = 0; i < filled; i++)
        {
            labels[i] = images.Labels[start + i];
            _normalizer.Write(images.Image(start + i), ImageView.Whole(images.Shape.Resolution), pixels.Slice(i * size, size));
        }

        return filled;
    }
}
