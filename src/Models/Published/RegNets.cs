namespace Explorer.Models.Published;

/// <summary>The RegNetX and RegNetY of the paper's Tables 9 and 10 (Radosavovic et al. 2020), for 224×224 images and 1,000 classes.</summary>
internal static class RegNets
{
    private const double RegNetYSqueezeExcitation = 0.25;

    // Name, depth d, initial width w_0, slope w_a, multiplier w_m, group width g.
    private static readonly (string Name, int Depth, int Initial, double Slope, double Multiplier, int Group)[] Table =
    [
        ("regnetx-200mf", 13, 24, 36.44, 2.49, 8),
        ("regnetx-400mf", 22, 24, 24.48, 2.54, 16),
        ("regnetx-600mf", 16, 48, 36.97, 2.24, 24),
        ("regnetx-800mf", 16, 56, 35.73, 2.28, 16),
        ("regnetx-1.6gf", 18, 80, 34.01, 2.25, 24),
        ("regnetx-3.2gf", 25, 88, 26.31, 2.25, 48),
        ("regnetx-4.0gf", 23, 96, 38.65, 2.43, 40),
        ("regnetx-6.4gf", 17, 184, 60.83, 2.07, 56),
        ("regnetx-8.0gf", 23, 80, 49.56, 2.88, 120),
        ("regnetx-12gf", 19, 168, 73.36, 2.37, 112),
        ("regnetx-16gf", 22, 216, 55.59, 2.1, 128),
        ("regnetx-32gf", 23, 320, 69.86, 2.0, 168),
        ("regnety-200mf", 13, 24, 36.44, 2.49, 8),
        ("regnety-400mf", 16, 48, 27.89, 2.09, 8),
        ("regnety-600mf", 15, 48, 32.54, 2.32, 16),
        ("regnety-800mf", 14, 56, 38.84, 2.4, 16),
        ("regnety-1.6gf", 27, 48, 20.71, 2.65, 24),
        ("regnety-3.2gf", 21, 80, 42.63, 2.66, 24),
        ("regnety-4.0gf", 22, 96, 31.41, 2.24, 64),
        ("regnety-6.4gf", 25, 112, 33.22, 2.27, 72),
        ("regnety-8.0gf", 17, 192, 76.82, 2.19, 56),
        ("regnety-12gf", 19, 168, 73.36, 2.37, 112),
        ("regnety-16gf", 18, 200, 106.23, 2.48, 112),
        ("regnety-32gf", 20, 232, 115.89, 2.53, 232),
    ];

    /// <summary>Names and configs, smallest first within X and Y.</summary>
    public static IEnumerable<(string Name, ModelConfig Config)> All => Table.Select(row => (row.Name, (ModelConfig)Config(row)));

    private static RegNetConfig Config((string Name, int Depth, int Initial, double Slope, double Multiplier, int Group) row) => new()
    {
        Input = new InputShape(3, 224),
        Classes = 1000,
        Stem = new StemConfig(StemType.Simple, 32),
        Block = BlockType.Bottleneck,
        Depth = row.Depth,
        InitialWidth = row.Initial,
        Slope = row.Slope,
        Multiplier = row.Multiplier,
        GroupWidth = row.Group,
        SqueezeExcitation = row.Name.StartsWith("regnety", StringComparison.Ordinal) ? RegNetYSqueezeExcitation : 0,
    };
}
