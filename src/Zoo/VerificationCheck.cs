namespace Explorer.Zoo;

/// <summary>One thing that a verification looked at.</summary>
/// <param name="Name">What: a file, the network's parameter count, the validation or the test error.</param>
/// <param name="Passed">Whether it is as recorded.</param>
/// <param name="Recorded">What the entry says.</param>
/// <param name="Found">What is the case.</param>
public sealed record VerificationCheck(string Name, bool Passed, string Recorded, string Found)
{
    /// <summary>Images that an error was measured on; null for what is no error.</summary>
    public int? Images { get; init; }
}
