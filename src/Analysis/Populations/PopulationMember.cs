namespace Explorer.Analysis.Populations;

/// <summary>A trial that counts in a population.</summary>
/// <param name="Trial">The trial, completed or diverged.</param>
/// <param name="Error">The error it counts with, a fraction in [0, 1].</param>
/// <param name="Shape">Its network's stages; null where the family has none, or there is no network.</param>
public sealed record PopulationMember(TrialRecord Trial, double Error, NetworkShape? Shape)
{
    /// <summary>Whether the error is the stand-in of a diverged trial rather than a measurement at the last epoch.</summary>
    public bool Diverged => Trial.State == TrialState.Diverged;
}
