using System.Globalization;

namespace Explorer.SearchSpace.Spaces;

/// <summary>What the errors of a table stand for: a straight line from what was measured to a share in [0, 1].</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Zero">The value that is an error of 0.</param>
/// <param name="One">The value that is an error of 1.</param>
public sealed record MetricScale(string Name, double Zero, double One)
{
    /// <summary>Whether the errors are fractions of something counted, as a share of images: an error or an accuracy, also in percent.</summary>
    public bool IsFraction => (Zero, One) is (0, 1) or (0, 100) or (1, 0) or (100, 0);

    /// <summary>Whether more of it is better.</summary>
    public bool IsGain => One < Zero;

    /// <summary>The error that a value stands for, beyond [0, 1] where the value is beyond the scale.</summary>
    public double ErrorOf(double value) => (value - Zero) / (One - Zero);

    /// <summary>The value that an error stands for.</summary>
    public double ValueOf(double error) => Zero + (error * (One - Zero));

    /// <summary>How errors are to be read, in a sentence.</summary>
    public string InWords => (Zero, One) switch
    {
        (0, 1) => $"An error is {Name} as it stands in the table.",
        (0, 100) => $"An error is {Name} of the table divided by 100.",
        (1, 0) => $"An error is 1 − {Name}.",
        (100, 0) => $"An error is 1 − {Name} / 100.",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Name} is no fraction, so an error is its place between {Zero} (0 %) and {One} (100 %): 1 % of error is {Math.Abs(One - Zero) / 100:G6} of {Name}{(IsGain ? ", and less error is more of it" : "")}."),
    };

    /// <summary>In a few words, to tell scales apart.</summary>
    public override string ToString() => IsFraction ? "errors of a table" : string.Create(CultureInfo.InvariantCulture, $"{Name} from {Zero} to {One}");
}
