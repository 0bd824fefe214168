namespace Explorer.Analysis.Studies;

/// <summary>A final network's error on the test images, measured at its export.</summary>
/// <param name="Entry">Its zoo entry.</param>
/// <param name="Final">The final training whose weights were exported: the one of least validation error.</param>
/// <param name="Error">The error, a fraction, with the interval of its images (<see cref="ImageError"/>).</param>
/// <param name="Images">Test images.</param>
public sealed record FamilyTest(string Entry, int Final, Estimate Error, int Images)
{
    /// <summary>How often the test images were measured for that entry: more than once where it was exported anew.</summary>
    public int Measurements { get; init; } = 1;
}
