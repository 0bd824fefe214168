namespace Explorer.Training.Data.Shapes;

/// <summary>Draws in single precision from the image's generator.</summary>
internal static class RandomDraws
{
    /// <summary>Uniform in [low, high).</summary>
    public static float Between(this SplitMix64 random, float low, float high) =>
        low + ((high - low) * (float)random.NextDouble());

    /// <summary>A unit vector of uniform direction: a point of the disc, normalised (sines differ between machines).</summary>
    public static (float Cos, float Sin) Direction(this SplitMix64 random)
    {
        while (true)
        {
            var x = random.Between(-1, 1);
            var y = random.Between(-1, 1);
            var square = (x * x) + (y * y);
            if (square is > 0.01f and <= 1)
            {
                var length = MathF.Sqrt(square);
                return (x / length, y / length);
            }
        }
    }
}
