using Explorer.Training.Data;

namespace Explorer.Zoo.Latency;

/// <summary>Whether ONNX Runtime gives an entry's ONNX file the answers that the network gives here.</summary>
internal static class OnnxCheck
{
    /// <summary>How far a logit may lie from ours, as a share of the largest: float32's rounding over a hundred layers.</summary>
    public const double Tolerance = 1e-4;

    // Fewer than the kernels take.
    private const int Images = 4;

    /// <summary>Checks an entry on its first validation images.</summary>
    /// <param name="model">The entry, on the CPU.</param>
    /// <param name="images">The validation images.</param>
    public static VerificationCheck Of(ZooModel model, ImageSet images)
    {
        var file = OnnxFile.Of(model);
        if (!file.IsEntrys)
            return new VerificationCheck("ONNX Runtime", false, "the network and weights of this entry", $"another {ZooNames.Onnx} than they give; explorer onnx writes theirs");
        using var network = new OnnxNetwork(file.Bytes, model.Entry.Config);
        var count = Math.Min(Images, images.Count);
        var normalised = model.Normalise(Pixels(images, count), count);
        var ours = model.Logits(normalised, count);
        var largest = ours.Max(logit => Math.Abs((double)logit));
        var difference = ours.Zip(network.Logits(normalised, count), (here, there) => Math.Abs((double)here - there)).Max() / (largest > 0 ? largest : 1);
        return new VerificationCheck("ONNX Runtime", difference <= Tolerance, $"this program's logits to within {Text(Tolerance)} of the largest", $"logits differ by {Text(difference)} of the largest");
    }

    private static float[] Pixels(ImageSet images, int count)
    {
        var size = images.Shape.Channels * images.Shape.Resolution * images.Shape.Resolution;
        var pixels = new float[count * size];
        for (var i = 0; i < count; i++)
            Array.ConvertAll(images.Image(i).ToArray(), value => value / 255f).CopyTo(pixels, i * size);
        return pixels;
    }

    private static string Text(double share) => share.ToString("0.0e0", CultureInfo.InvariantCulture);
}
