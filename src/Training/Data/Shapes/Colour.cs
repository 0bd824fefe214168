namespace Explorer.Training.Data.Shapes;

/// <summary>A colour, each part from 0 to 255.</summary>
internal readonly record struct Colour(float Red, float Green, float Blue)
{
    /// <summary>A colour of about a grey level.</summary>
    /// <param name="level">The grey level.</param>
    /// <param name="chroma">How far red and blue may lie from it.</param>
    /// <param name="random">The image's generator.</param>
    public static Colour Around(float level, float chroma, SplitMix64 random)
    {
        var red = random.Between(-chroma, chroma);
        var blue = random.Between(-chroma, chroma);
        return Clamped(level + red, level - ((red + blue) / 2), level + blue);
    }

    /// <summary>A colour near this one.</summary>
    public Colour Near(float spread, SplitMix64 random)
    {
        var red = random.Between(-spread, spread);
        var green = random.Between(-spread, spread);
        return Clamped(Red + red, Green + green, Blue + random.Between(-spread, spread));
    }

    /// <summary>The colour that lies a share of the way to another one.</summary>
    public Colour Mix(Colour other, float share) => new(
        Red + ((other.Red - Red) * share), Green + ((other.Green - Green) * share), Blue + ((other.Blue - Blue) * share));

    private static Colour Clamped(float red, float green, float blue) =>
        new(Math.Clamp(red, 0, 255), Math.Clamp(green, 0, 255), Math.Clamp(blue, 0, 255));
}
