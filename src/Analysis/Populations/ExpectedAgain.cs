namespace Explorer.Analysis.Populations;

/// <summary>
/// What is to be expected of the network of least error when it is trained again from another seed: the least of many errors owes a part to
/// luck, so less than its distance from the others is its own. Empirical Bayes: the networks' true errors are a distribution that the observed
/// ones tell of once the noise of one training is known, and the answer is the posterior mean (Robbins 1956; Efron, Journal of the American
/// Statistical Association 106, 2011, on exactly this bias of selection).
/// </summary>
public sealed record ExpectedAgain
{
    /// <summary>Networks below which there is no answer.</summary>
    public const int FewestNetworks = 8;

    /// <summary>Second trainings of networks, all together, from which on the deviation between seeds is taken from them.</summary>
    public const int FewestRepeats = 8;

    // More say nothing more of the distribution: so many are taken evenly by rank, the best one always.
    private const int MostNetworks = 2_000;

    /// <summary>Index of the trial of least error.</summary>
    public required int Trial { get; init; }

    /// <summary>Its error, a fraction.</summary>
    public required double Observed { get; init; }

    /// <summary>What is to be expected of its network, a fraction.</summary>
    public required double Expected { get; init; }

    /// <summary>Standard deviation of the noise of one training's error at the best one, a fraction.</summary>
    public required double Noise { get; init; }

    /// <summary>Where the noise is known from, in words.</summary>
    public required string Source { get; init; }

    /// <summary>The answer in a sentence.</summary>
    public string InWords =>
        $"The least error of several owes a part to luck: trained again from another seed, {NumberText.Share(Expected)} is to be expected of trial {Trial}'s network (noise of one training {NumberText.Fixed(100 * Noise, 1)} points, from {Source}).";

    /// <summary>The answer for a population; null where it has too few completed networks, or nothing tells how large the noise is.</summary>
    /// <param name="population">Any population.</param>
    /// <param name="validationImages">Images that each error was measured on; null where that is not known.</param>
    public static ExpectedAgain? Of(Population population, int? validationImages)
    {
        // Unknown of trials that were trained elsewhere.
        if (population.Members.Any(member => member.Trial.Environment?.DataHash == TrialEnvironment.UnknownData))
            validationImages = null;

        var networks = population.Members.Where(member => !member.Diverged)
            .GroupBy(member => (member.Trial.Hash, member.Trial.Training))
            .Select(group => (Mean: group.Average(member => member.Error), Trainings: group.Count()))
            .ToArray();
        if (networks.Length > MostNetworks)
            networks = [.. Enumerable.Range(0, MostNetworks).Select(i => networks[(int)((long)i * (networks.Length - 1) / (MostNetworks - 1))])];

        var repeated = NoiseFloor.Of(population) is { } floor && floor.Trials - floor.Networks >= FewestRepeats ? floor : null;
        if (networks.Length < FewestNetworks || (repeated is null && validationImages is null))
            return null;

        double Single(double error) => repeated is { } known ? known.Deviation.Value * known.Deviation.Value : OfImages(error, validationImages!.Value);
        var best = population.Best(1)[0].Trial;

        // The first group is the best trial's: members go by error.
        return new ExpectedAgain
        {
            Trial = best.Index,
            Observed = best.Error!.Value,
            Expected = TrueErrors.PosteriorMean([.. networks.Select(network => network.Mean)], [.. networks.Select(network => Single(network.Mean) / network.Trainings)]),
            Noise = Math.Sqrt(Single(networks[0].Mean)),
            Source = repeated is { } source
                ? $"the deviation between seeds of {NumberText.Counted(source.Networks, "network")} trained several times"
                : $"the {NumberText.Count(validationImages!.Value)} validation images alone, √(p (1 − p) / images); that of the seed is not known and comes on top",
        };
    }

    // Of 0 wrong, as of all, one image more is taken to differ.
    private static double OfImages(double error, int images)
    {
        var share = Math.Clamp(error, 1.0 / (images + 1), 1 - (1.0 / (images + 1)));
        return share * (1 - share) / images;
    }
}
