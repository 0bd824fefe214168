namespace Explorer.Zoo;

/// <summary>The outcome of verifying an entry.</summary>
/// <param name="Entry">The entry's name.</param>
/// <param name="Checks">What was looked at, in order; what could not be for an earlier failure is left out.</param>
public sealed record Verification(string Entry, IReadOnlyList<VerificationCheck> Checks)
{
    /// <summary>Whether everything is as recorded.</summary>
    public bool Passed => Checks.All(check => check.Passed);
}
