namespace Explorer.Training.Data.Shapes;

/// <summary>Where and how something lies on the canvas.</summary>
/// <param name="X">Column of its centre, in pixels.</param>
/// <param name="Y">Row of its centre, in pixels.</param>
/// <param name="Cos">First part of the unit vector along it.</param>
/// <param name="Sin">Second part of that vector.</param>
/// <param name="Width">Pixels a unit along it.</param>
/// <param name="Height">Pixels a unit across it.</param>
internal readonly record struct Placement(float X, float Y, float Cos, float Sin, float Width, float Height)
{
    // Outlines reach 1.17 units from the centre at most (the corners of bars and hourglass).
    private const float Farthest = 1.2f;

    /// <summary>Units a pixel along it.</summary>
    public float Along { get; } = 1 / Width;

    /// <summary>Units a pixel across it.</summary>
    public float Across { get; } = 1 / Height;

    /// <summary>Pixels from the centre beyond which nothing of it lies.</summary>
    public float Reach => MathF.Max(Width, Height) * Farthest;

    /// <summary>A place of any direction.</summary>
    public static Placement Turned(float x, float y, float radius, SplitMix64 random)
    {
        var (cos, sin) = random.Direction();
        return new Placement(x, y, cos, sin, radius, radius);
    }
}
