using System.Text.Json.Serialization;
using Explorer.Statistics.Intervals;

namespace Explorer.Zoo;

/// <summary>A top-1 error measured on a set of images, with the interval of its images (<see cref="ImageError"/>).</summary>
public sealed record ZooScore
{
    /// <summary>Share of the images classified wrongly.</summary>
    public required double Error { get; init; }

    /// <summary>Images measured on.</summary>
    public required int Images { get; init; }

    /// <summary>Images classified wrongly.</summary>
    public required int Wrong { get; init; }

    /// <summary>Lower end of the error's 95 % interval as the export wrote it; earlier versions wrote the exact one.</summary>
    public required double Lower { get; init; }

    /// <summary>Upper end of it.</summary>
    public required double Upper { get; init; }

    /// <summary>Mean cross-entropy in nats.</summary>
    public required double Loss { get; init; }

    /// <summary>The error with its interval.</summary>
    [JsonIgnore]
    public Estimate Estimate => new(Error, ImageError.Of(Wrong, Images).Interval);

    /// <summary>The score of an evaluation.</summary>
    public static ZooScore Of(EvaluationResult result)
    {
        var interval = ImageError.Of(result.Wrong, result.Images).Interval!;
        return new ZooScore
        {
            Error = result.Error,
            Images = result.Images,
            Wrong = result.Wrong,
            Lower = interval.Lower,
            Upper = interval.Upper,
            Loss = result.Loss,
        };
    }
}
