namespace Explorer.Analysis.Tests;

/// <summary>Populations with given errors, every network another one.</summary>
internal static class ErrorPopulations
{
    public static NamedPopulation Named(string name, IEnumerable<double> errors) => new(name, Of(errors));

    public static Population Of(IEnumerable<double> errors) => Population.Of(errors.Select((error, i) =>
        SyntheticTrials.Completed(i, error, SyntheticTrials.Network([1 + (i % 16), 1 + (i / 16 % 16), 1 + (i / 256 % 16), 1 + (i / 4096 % 16)], [8, 16, 32, 64]))));

    /// <summary>A population's usual shape: many good networks, a tail of bad ones, errors in steps of 1/2000; mean 0.4, deviation 0.179.</summary>
    public static double[] Skewed(int count, Random random, double shift = 0) =>
        [.. Enumerable.Range(0, count).Select(_ => Math.Round((0.2 + shift + (0.6 * Math.Pow(random.NextDouble(), 2))) * 2000, MidpointRounding.ToEven) / 2000)];
}
