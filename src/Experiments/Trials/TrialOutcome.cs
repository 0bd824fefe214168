using System.Globalization;

namespace Explorer.Experiments.Trials;

/// <summary>How a trial ended, as a value: from the trainer to the store and in every finished trial.</summary>
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
    /// <param name="BestError">Least validation error of any epoch at the last fidelity; null where it is not known.</param>
    public sealed record Completed(double Error, double? BestError) : TrialOutcome;

    /// <summary>The loss became NaN or infinite.</summary>
    /// <param name="Error">The error it counts with: 1 − 1/classes or its last error, whichever is larger.</param>
    /// <param name="BestError">Least validation error of any epoch at the last fidelity; null for none.</param>
    /// <param name="Reason">When it did, in words; null where it is not known.</param>
    [method: JsonConstructor]
    public sealed record Diverged(double Error, double? BestError, string? Reason) : TrialOutcome
    {
        /// <summary>The same, said in words.</summary>
        /// <param name="epoch">The epoch, from 1, in which the loss was no number.</param>
        /// <param name="error">The error it counts with.</param>
        public Diverged(int epoch, double error)
            : this(error, null, string.Create(CultureInfo.InvariantCulture, $"the loss became NaN or infinite in epoch {epoch}"))
        {
        }
    }

    /// <summary>Stopped early by a scheduler.</summary>
    /// <param name="Error">Validation error at the last epoch trained.</param>
    /// <param name="BestError">Least validation error of any epoch at the last fidelity; null where it is not known.</param>
    /// <param name="Reason">Which rule stopped it.</param>
    public sealed record Pruned(double Error, double? BestError, string? Reason) : TrialOutcome;

    /// <summary>Ended for a reason of the machine.</summary>
    /// <param name="Reason">What happened, in words.</param>
    public sealed record Failed(string Reason) : TrialOutcome;

    /// <summary>The outcome as loose members; null where its kind has none.</summary>
    public (TrialState State, double? Error, double? BestError, string? Reason) Loose() => this switch
    {
        Completed completed => (TrialState.Completed, completed.Error, completed.BestError, null),
        Diverged diverged => (TrialState.Diverged, diverged.Error, diverged.BestError, diverged.Reason),
        Pruned pruned => (TrialState.Pruned, pruned.Error, pruned.BestError, pruned.Reason),
        _ => (TrialState.Failed, null, null, ((Failed)this).Reason),
    };

    /// <summary>The outcome that loose members stand for.</summary>
    /// <exception cref="FormatException">A trial that did not fail has no error.</exception>
    public static TrialOutcome Of(TrialState state, double? error, double? bestError, string? reason) => (state, error) switch
    {
        (TrialState.Failed, _) => new Failed(reason ?? ""),
        (_, null) => throw new FormatException($"it is {EnumNames.Of(state)} but has no error"),
        (TrialState.Completed, { } measured) => new Completed(measured, bestError),
        (TrialState.Diverged, { } measured) => new Diverged(measured, bestError, reason),
        (_, { } measured) => new Pruned(measured, bestError, reason),
    };
}
