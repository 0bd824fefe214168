namespace Explorer.Training.Data.Shapes;

/// <summary>
/// The ten outlines, as inside tests in shape coordinates: centre at 0, circumradius about 1. Every outline has a mirror
/// axis and is drawn at any angle, so that mirroring an image never changes its class.
/// </summary>
internal static class ShapeOutline
{
    /// <summary>Class names, in label order.</summary>
    public static readonly string[] Names =
        ["disc", "ring", "square", "frame", "triangle", "cross", "star", "crescent", "bars", "hourglass"];

    /// <summary>Whether a point lies inside the outline of a class.</summary>
    public static bool Contains(int shape, float u, float v) => shape switch
    {
        0 => Within(u, v, 0.82f),
        1 => Within(u, v, 0.92f) && !Within(u, v, 0.52f),
        2 => Box(u, v) < 0.74f,
        3 => Box(u, v) is < 0.8f and > 0.45f,
        4 => Triangle(u, v),
        5 => Cross(u, v),
        6 => Star(u, v),
        7 => Within(u, v, 0.92f) && !Within(u - 0.42f, v, 0.72f),
        8 => Bars(u, v),
        _ => Hourglass(u, v),
    };

    private static bool Within(float u, float v, float radius) => (u * u) + (v * v) < radius * radius;

    private static float Box(float u, float v) => MathF.Max(MathF.Abs(u), MathF.Abs(v));

    // Equilateral, circumradius 1, a corner at v = 1: the sides lie 1/2 from the centre.
    private static bool Triangle(float u, float v) =>
        v > -0.5f && (0.8660254f * MathF.Abs(u)) + (0.5f * v) < 0.5f;

    private static bool Cross(float u, float v)
    {
        var a = MathF.Abs(u);
        var b = MathF.Abs(v);
        return (a < 0.27f && b < 0.92f) || (b < 0.27f && a < 0.92f);
    }

    // The five lines of a pentagram with circumradius 1 lie cos 72° from the centre; inside means on the inner side of four.
    private static bool Star(float u, float v)
    {
        const float distance = 0.36f;
        var outside = 0;
        var a = MathF.Abs(u);
        outside += -v < distance ? 0 : 1;
        outside += (0.95105652f * a) - (0.30901699f * v) < distance ? 0 : 1;
        outside += (0.58778525f * a) + (0.80901699f * v) < distance ? 0 : 1;
        outside += (-0.95105652f * a) - (0.30901699f * v) < distance ? 0 : 1;
        outside += (-0.58778525f * a) + (0.80901699f * v) < distance ? 0 : 1;
        return outside <= 1 && Within(u, v, 1.1f);
    }

    private static bool Bars(float u, float v)
    {
        var b = MathF.Abs(v);
        return MathF.Abs(u) < 0.8f && (b < 0.19f || (b > 0.5f && b < 0.85f));
    }

    private static bool Hourglass(float u, float v)
    {
        var b = MathF.Abs(v);
        return b < 0.85f && MathF.Abs(u) < (0.85f * b) + 0.08f;
    }
}
