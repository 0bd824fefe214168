using Explorer.SearchSpace.Sampling;
using Explorer.Training.Data.Catalog;
using Explorer.Training.Data.Formats;

namespace Explorer.Training.Data.Sources;

/// <summary>Images from the files of a folder; the split is a seeded order of the training set, validation images first.</summary>
/// <param name="folder">The folder.</param>
internal sealed class FolderSource(DataFolder folder) : IImageSource
{
    /// <inheritdoc/>
    public (ImageSet Train, ImageSet Validation) Split(int train, int validation, ulong seed)
    {
        var images = folder.Read(DataPart.Train);
        ReadOnlySpan<int> order = Permutation.Of(images.Count, new SplitMix64(Seeds.Derive(seed, "split", 0)));
        return (images.Select(order.Slice(validation, train)), images.Select(order[..validation]));
    }

    /// <inheritdoc/>
    public ImageSet LoadTest(ulong seed) => folder.Read(DataPart.Test);
}
