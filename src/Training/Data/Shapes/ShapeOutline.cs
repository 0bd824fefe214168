using System.Runtime.Intrinsics;

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

    /// <summary>Which of eight points lie inside the outline of a class: all bits of a lane set for inside.</summary>
    public static Vector256<float> Contains(int shape, Vector256<float> u, Vector256<float> v) => shape switch
    {
        0 => Within(u, v, 0.82f),
        1 => Vector256.AndNot(Within(u, v, 0.92f), Within(u, v, 0.52f)),
        2 => Below(Box(u, v), 0.74f),
        3 => Below(Box(u, v), 0.8f) & Above(Box(u, v), 0.45f),
        4 => Triangle(u, v),
        5 => Cross(u, v),
        6 => Star(u, v),
        7 => Vector256.AndNot(Within(u, v, 0.92f), Within(u - Vector256.Create(0.42f), v, 0.72f)),
        8 => Bars(u, v),
        _ => Hourglass(u, v),
    };

    private static Vector256<float> Within(Vector256<float> u, Vector256<float> v, float radius) => Below((u * u) + (v * v), radius * radius);

    private static Vector256<float> Box(Vector256<float> u, Vector256<float> v) => Vector256.Max(Vector256.Abs(u), Vector256.Abs(v));

    // Equilateral, circumradius 1, a corner at v = 1: the sides lie 1/2 from the centre.
    private static Vector256<float> Triangle(Vector256<float> u, Vector256<float> v) => Above(v, -0.5f) & Below((0.8660254f * Vector256.Abs(u)) + (0.5f * v), 0.5f);

    private static Vector256<float> Cross(Vector256<float> u, Vector256<float> v)
    {
        var (a, b) = (Vector256.Abs(u), Vector256.Abs(v));
        return (Below(a, 0.27f) & Below(b, 0.92f)) | (Below(b, 0.27f) & Below(a, 0.92f));
    }

    // The five lines of a pentagram with circumradius 1 lie cos 72° from the centre; inside means on the inner side of four.
    private static Vector256<float> Star(Vector256<float> u, Vector256<float> v)
    {
        const float distance = 0.36f;
        var a = Vector256.Abs(u);
        var inside = Below(-v, distance).AsInt32()
            + Below((0.95105652f * a) - (0.30901699f * v), distance).AsInt32()
            + Below((0.58778525f * a) + (0.80901699f * v), distance).AsInt32()
            + Below((-0.95105652f * a) - (0.30901699f * v), distance).AsInt32()
            + Below((-0.58778525f * a) + (0.80901699f * v), distance).AsInt32();
        return Vector256.LessThan(inside, Vector256.Create(-3)).AsSingle() & Within(u, v, 1.1f);
    }

    private static Vector256<float> Bars(Vector256<float> u, Vector256<float> v)
    {
        var b = Vector256.Abs(v);
        return Below(Vector256.Abs(u), 0.8f) & (Below(b, 0.19f) | (Above(b, 0.5f) & Below(b, 0.85f)));
    }

    private static Vector256<float> Hourglass(Vector256<float> u, Vector256<float> v)
    {
        var b = Vector256.Abs(v);
        return Below(b, 0.85f) & Vector256.LessThan(Vector256.Abs(u), (0.85f * b) + Vector256.Create(0.08f));
    }

    private static Vector256<float> Below(Vector256<float> values, float limit) => Vector256.LessThan(values, Vector256.Create(limit));

    private static Vector256<float> Above(Vector256<float> values, float limit) => Vector256.GreaterThan(values, Vector256.Create(limit));
}
