namespace Explorer.Statistics.Intervals;

/// <summary>
/// A network's error, or accuracy, on images drawn from many: the one rule for its interval, which is the chance of the images and not of another
/// training. Wilson's, whose average coverage is what it says; shares of networks, as in an error distribution, are exact ones (<see cref="ProportionInterval"/>).
/// </summary>
public static class ImageError
{
    /// <summary>How the intervals are computed, in words.</summary>
    public const string Method = WilsonInterval.Method;

    /// <summary>The share of some images among those measured on.</summary>
    /// <param name="some">Images classified wrongly, or rightly; from 0 to <paramref name="images"/>.</param>
    /// <param name="images">Images measured on, at least 1.</param>
    public static Estimate Of(int some, int images) => new((double)some / images, WilsonInterval.Of(some, images));
}
