namespace Explorer.Training.Data.Sources;

/// <summary>Images of a training and a test part that lie in files; the split is a seeded order of the training part, validation images first.</summary>
/// <param name="read">Reads a part.</param>
internal sealed class PartsSource(Func<DataPart, ImageSet> read) : IImageSource
{
    /// <inheritdoc/>
    public (ImageSet Train, ImageSet Validation) Split(int train, int validation, ulong seed)
    {
        var images = read(DataPart.Train);
        ReadOnlySpan<int> order = Permutation.Of(images.Count, new SplitMix64(Seeds.Derive(seed, "split", 0)));
        return (images.Select(order.Slice(validation, train)), images.Select(order[..validation]));
    }

    /// <inheritdoc/>
    public ImageSet LoadTest(ulong seed) => read(DataPart.Test);
}
