namespace Explorer.Statistics.Intervals;

/// <summary>A two-sided confidence interval.</summary>
/// <param name="Lower">Its lower end.</param>
/// <param name="Upper">Its upper end.</param>
/// <param name="Confidence">Its nominal coverage, in (0, 1).</param>
/// <param name="Method">How it was computed, in words.</param>
public sealed record Interval(double Lower, double Upper, double Confidence, string Method)
{
    /// <summary>The coverage used throughout.</summary>
    public const double DefaultConfidence = 0.95;

    /// <summary>Whether a value lies within, the ends included.</summary>
    public bool Contains(double value) => value >= Lower && value <= Upper;

    /// <summary>What of it lies in a range that the quantity cannot leave: it covers as often as before.</summary>
    /// <param name="low">The least that the quantity can be.</param>
    /// <param name="high">The most.</param>
    public Interval Within(double low, double high) => this with { Lower = Math.Clamp(Lower, low, high), Upper = Math.Clamp(Upper, low, high) };
}
