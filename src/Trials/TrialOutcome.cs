using System.Text.Json.Serialization;

namespace Explorer.Trials;

/// <summary>How a training ended, as a value.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Completed), "completed")]
[JsonDerivedType(typeof(Diverged), "diverged")]
[JsonDerivedType(typeof(Pruned), "pruned")]
[JsonDerivedType(typeof(Failed), "failed")]
public abstract record TrialOutcome
{
    private TrialOutcome()
    {
    }

    /// <summary>Trained to the end.</summary>
    /// <param name="Error">Validation error at the last epoch, a fraction.</param>
    /// <param name="BestError">Least validation error of any epoch.</param>
    public sealed record Completed(double Error, double BestError) : TrialOutcome;

    /// <summary>The loss became NaN or infinite.</summary>
    /// <param name="Epoch">The epoch, from 1, in which it did.</param>
    /// <param name="Error">The error it counts with: 1 − 1/classes or its last error, whichever is larger.</param>
    public sealed record Diverged(int Epoch, double Error) : TrialOutcome;

    /// <summary>Stopped early by a scheduler.</summary>
    /// <param name="Error">Validation error at the last epoch trained.</param>
    /// <param name="BestError">Least validation error of any epoch.</param>
    /// <param name="Reason">Which rule stopped it.</param>
    public sealed record Pruned(double Error, double BestError, string Reason) : TrialOutcome;

    /// <summary>Ended for a reason of the machine.</summary>
    /// <param name="Reason">What happened, in words.</param>
    public sealed record Failed(string Reason) : TrialOutcome;
}
