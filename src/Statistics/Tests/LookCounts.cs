namespace Explorer.Statistics.Tests;

/// <summary>The trials that were there at one look.</summary>
/// <param name="A">Errors of A.</param>
/// <param name="B">Errors of B.</param>
public sealed record LookCounts(int A, int B);
