namespace Explorer.Training.Evaluation;

/// <summary>How many images are measured at once: no more than fit where they are large, since the size changes no result but rounding.</summary>
internal static class EvaluationBatch
{
    private const int Most = 256;
    private const int Least = 8;

    // 256 images of 64 × 64.
    private const int Pixels = 1 << 20;

    /// <summary>Images a batch, at most as many as there are.</summary>
    public static int SizeFor(InputShape shape, int images) =>
        Math.Min(images, (int)Math.Clamp(Pixels / ((long)shape.Resolution * shape.Resolution), Least, Most));
}
