namespace Explorer.Analysis.Widths;

/// <summary>What a population says about linear widths: every network's line, and the line through the best ones.</summary>
public sealed record LinearWidthTrend
{
    /// <summary>Fewest networks for an interval of the line.</summary>
    public const int LeastForInterval = 8;

    /// <summary>The share of the population that counts as its best unless a number is given.</summary>
    public const double BestShare = 0.25;

    /// <summary>Seed of the bootstrap.</summary>
    public const ulong BootstrapSeed = 1;

    /// <summary>Every network made of stages, best first.</summary>
    public required ImmutableArray<NetworkLinearWidth> Networks { get; init; }

    /// <summary>Spearman's correlation of error with e_fit, positive where networks near a line are better; null where undefined.</summary>
    public required Estimate? ErrorCorrelation { get; init; }

    /// <summary>How many of the best networks the line goes through.</summary>
    public required int BestCount { get; init; }

    /// <summary>w_0 of the line w = w_0 + w_a·j by least squares through the best networks' block widths, in channels; null where they have one block at most.</summary>
    public required Estimate? InitialWidth { get; init; }

    /// <summary>w_a of that line, in channels a block; null as <see cref="InitialWidth"/>.</summary>
    public required Estimate? Slope { get; init; }

    /// <summary>The median w_m of the best networks' fits; null where none has one.</summary>
    public required Estimate? Multiplier { get; init; }

    /// <summary>The mean e_fit of the best networks and of the rest, where both have fits.</summary>
    public required (double Best, double Others)? MeanFitErrors { get; init; }

    /// <summary>Fits a population. Networks are resampled whole.</summary>
    /// <param name="population">Any population.</param>
    /// <param name="best">How many networks count as the best; null for the best quarter. Diverged ones never do.</param>
    public static LinearWidthTrend Of(Population population, int? best = null)
    {
        ImmutableArray<NetworkLinearWidth> networks =
            [.. population.Members.Where(member => member.Shape is not null).Select(member => new NetworkLinearWidth(member, LinearWidthFit.Of(member.Shape!.Stages)))];
        var count = best ?? Math.Max(1, (int)Math.Round(BestShare * networks.Length, MidpointRounding.AwayFromZero));
        NetworkLinearWidth[] top = [.. networks.Where(network => !network.Member.Diverged).Take(count)];
        var fitted = networks.Where(network => network.Fit is not null).ToList();
        var line = Line(top);
        var rest = fitted.Except(top).ToList();
        return new LinearWidthTrend
        {
            Networks = networks,
            ErrorCorrelation = RankCorrelation.Of([.. fitted.Select(network => network.Fit!.FitError)], [.. fitted.Select(network => network.Member.Error)]),
            BestCount = top.Length,
            InitialWidth = line?[0],
            Slope = line?[1],
            Multiplier = Median(top),
            MeanFitErrors = top.Any(network => network.Fit is not null) && rest.Count > 0
                ? (top.Where(network => network.Fit is not null).Average(network => network.Fit!.FitError), rest.Average(network => network.Fit!.FitError))
                : null,
        };
    }

    private static Estimate[]? Line(NetworkLinearWidth[] networks)
    {
        BlockSums[] sums = [.. networks.Select(network => BlockSums.Of(network.Member.Shape!))];
        return PercentileBootstrap.Of([sums.Length], drawn => BlockSums.Line(drawn.Select(i => sums[i])), BootstrapSeed, LeastForInterval);
    }

    private static Estimate? Median(NetworkLinearWidth[] networks)
    {
        double[] multipliers = [.. networks.Where(network => network.Fit is not null).Select(network => network.Fit!.Multiplier)];
        return multipliers.Length == 0
            ? null
            : PercentileBootstrap.Of([multipliers.Length], drawn => [MathNet.Numerics.Statistics.Statistics.Median(drawn.Select(i => multipliers[i]))], BootstrapSeed, LeastForInterval)?[0];
    }
}
