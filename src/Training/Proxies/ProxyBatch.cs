using static TorchSharp.torch;

namespace Explorer.Training.Proxies;

/// <summary>The images that proxies look at, the same for every network of an experiment.</summary>
/// <param name="Pixels">N × channels × height × width, double precision.</param>
/// <param name="Labels">N class numbers.</param>
/// <param name="Seed">Seed of what a proxy draws itself.</param>
internal sealed record ProxyBatch(Tensor Pixels, Tensor Labels, ulong Seed)
{
    // As Abdelfattah et al. take; fewer large images, whose activations would not fit into memory in double precision.
    private const int MostImages = 64;
    private const int LeastImages = 8;
    private const int FullResolution = 64;

    /// <summary>Training images without augmentation, drawn by the seed of the data alone, in the caller's dispose scope.</summary>
    public static ProxyBatch Draw(ImageSplits splits, ulong dataSeed, Device device)
    {
        var seed = Seeds.Derive(dataSeed, "proxies", 0);
        var shape = splits.Train.Shape;
        var share = (double)(FullResolution * FullResolution) / ((long)shape.Resolution * shape.Resolution);
        var count = Math.Min(splits.Train.Count, (int)Math.Clamp(MostImages * share, LeastImages, MostImages));
        var loader = new BatchLoader(splits.Train, splits.Mean, splits.Deviation, [], seed);
        using var buffer = new BatchBuffer(count, shape, device);
        loader.Fill(0, buffer.Pixels, buffer.Labels);
        var (pixels, labels) = buffer.Take(count);
        return new ProxyBatch(pixels.to_type(ScalarType.Float64), labels.alias(), seed);
    }
}
