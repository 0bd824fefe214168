namespace Explorer.Analysis.Studies;

/// <summary>A final network's error on the test images, measured once, at its export.</summary>
/// <param name="Entry">Its zoo entry.</param>
/// <param name="Final">The final training whose weights were exported: the one of least validation error.</param>
/// <param name="Error">The error, a fraction, with the exact binomial interval over the images.</param>
/// <param name="Images">Test images.</param>
public sealed record FamilyTest(string Entry, int Final, Estimate Error, int Images);
