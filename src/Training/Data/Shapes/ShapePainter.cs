namespace Explorer.Training.Data.Shapes;

/// <summary>
/// Draws images of the <c>shapes</c> data set: an outline of any size, place, tilt and colour on clouded ground, with
/// fragments behind it, sometimes a bar across it, and noise. Only additions, products, quotients and square roots of
/// single precision, so that every machine draws the same bytes. Not thread-safe.
/// </summary>
internal sealed class ShapePainter
{
    private const float LeastRadius = 8;
    private const float LargestRadius = 13;
    private const float Shift = 4;
    private const float Tilt = 0.5f;
    private const float Squeeze = 0.85f;
    private const float LeastContrast = 70;
    private const float LargestContrast = 110;
    private const float DarkShare = 0;
    private const float Chroma = 25;
    private const float GroundSpread = 60;
    private const float FillSpread = 50;
    private const float FragmentSpread = 60;
    private const int LeastFragments = 1;
    private const int MostFragments = 3;
    private const float BarShare = 0.2f;
    private const float LeastNoise = 5;
    private const float LargestNoise = 15;
    private readonly Canvas _canvas = new();

    /// <summary>Draws the image of a class.</summary>
    /// <param name="label">The class.</param>
    /// <param name="random">The image's own generator.</param>
    /// <param name="pixels">3×32×32 bytes to fill.</param>
    public void Draw(int label, SplitMix64 random, Span<byte> pixels)
    {
        var contrast = random.Between(LeastContrast, LargestContrast);
        var low = random.Between(30, 225 - contrast);
        var dark = random.NextDouble() < DarkShare;
        var ground = Colour.Around(dark ? low + contrast : low, Chroma, random);
        var fill = Colour.Around(dark ? low : low + contrast, Chroma, random);
        _canvas.DrawCloud(random);
        _canvas.Fill(ground, ground.Near(GroundSpread, random));
        for (var left = LeastFragments + random.NextInt(MostFragments - LeastFragments + 1); left > 0; left--)
            DrawFragment((random.NextInt(2) == 0 ? fill : ground).Near(FragmentSpread, random), random);

        var at = Place(random);
        _canvas.DrawCloud(random);
        _canvas.DrawOutline(label, at, fill, fill.Near(FillSpread, random));
        if (random.NextDouble() < BarShare)
            DrawAcross(at, ground.Near(80, random), random);

        _canvas.Write(random.Between(LeastNoise, LargestNoise), random, pixels);
    }

    private static Placement Place(SplitMix64 random)
    {
        var radius = random.Between(LeastRadius, LargestRadius);
        var squeeze = random.Between(Squeeze, 1 / Squeeze);
        var tilt = random.Between(-Tilt, Tilt);
        var length = MathF.Sqrt(1 + (tilt * tilt));
        var x = (Canvas.Side / 2) + random.Between(-Shift, Shift);
        var y = (Canvas.Side / 2) + random.Between(-Shift, Shift);
        return new Placement(x, y, 1 / length, tilt / length, radius * squeeze, radius / squeeze);
    }

    private void DrawFragment(Colour colour, SplitMix64 random)
    {
        var x = random.Between(0, Canvas.Side);
        var y = random.Between(0, Canvas.Side);
        if (random.NextInt(2) == 0)
        {
            _canvas.DrawBar(Placement.Turned(x, y, 1, random), random.Between(3, 8), random.Between(0.5f, 1.4f), colour);
        }
        else
        {
            var at = Placement.Turned(x, y, random.Between(1.5f, 3.5f), random);
            _canvas.DrawOutline(random.NextInt(ShapeOutline.Names.Length), at, colour, colour);
        }
    }

    private void DrawAcross(Placement shape, Colour colour, SplitMix64 random)
    {
        var reach = 0.7f * shape.Width;
        var x = shape.X + random.Between(-reach, reach);
        var y = shape.Y + random.Between(-reach, reach);
        _canvas.DrawBar(Placement.Turned(x, y, 1, random), random.Between(6, 12), random.Between(0.8f, 1.8f), colour);
    }
}
