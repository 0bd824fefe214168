namespace Explorer.Analysis.Tests.Regime;

/// <summary>Made-up populations whose regime is known: four stages of drawn depth and width, trained for four epochs.</summary>
internal static class RegimePopulations
{
    public const int Epochs = 4;
    private const long Images = 8_000;

    // Counting what a network costs takes longer than all the rest, so populations draw from these.
    private static readonly TrialRecord[] Pool = Networks(400);

    /// <summary>Larger networks end better and depth does nothing at equal FLOPs; one in twenty starts worse than guessing whatever its depth: the least good population that is good.</summary>
    public static IReadOnlyList<TrialRecord> Good(int count, int seed) => Draw(count, seed, (network, random) =>
    {
        var end = 0.5 - (0.05 * network.Size) + (0.03 * Normal(random));
        return Curve(random.NextDouble() < 0.05 ? 2.4 : 2.1, end, end, random);
    });

    /// <summary>The deeper, the likelier that the first epoch is worse than guessing and the higher the training error at the end.</summary>
    public static IReadOnlyList<TrialRecord> NotTrainedOut(int count, int seed) => Draw(count, seed, (network, random) =>
    {
        var end = 0.5 + (0.05 * network.Depth) + (0.04 * Normal(random));
        return Curve(2.2 + (0.1 * network.Depth) + (0.1 * Normal(random)), end, end, random);
    });

    /// <summary>Deeper networks are behind half-way and ahead at the end.</summary>
    public static IReadOnlyList<TrialRecord> Turning(int count, int seed) => Draw(count, seed, (network, random) =>
    {
        var noise = 0.03 * Normal(random);
        return Curve(2.1, 0.6 + (0.04 * network.Depth) + noise, 0.5 - (0.04 * network.Depth) + noise, random);
    });

    /// <summary>A training of <see cref="Epochs"/> epochs with a batch of 32: 1,000 steps.</summary>
    /// <param name="trial">The network.</param>
    /// <param name="firstLoss">Mean training loss of the first epoch.</param>
    /// <param name="errors">Training and validation error after each epoch.</param>
    public static TrialRecord Trained(this TrialRecord trial, double firstLoss, params double[] errors) => trial.Ended(errors[^1], errors.Min()) with
    {
        Planned = trial.Planned with { Training = trial.Training with { Epochs = errors.Length, BatchSize = 32 } },
        Rungs =
        [
            new TrainedRung
            {
                Fidelity = new Fidelity { Epochs = errors.Length },
                Error = errors[^1],
                Epochs = [.. errors.Select((error, i) => Epoch(i + 1, i == 0 ? firstLoss : firstLoss - 0.2, error))],
                TrainedImages = Images * errors.Length,
            },
        ],
    };

    private static EpochMetrics Epoch(int epoch, double loss, double error) => new()
    {
        Epoch = epoch,
        LearningRate = 0.1,
        TrainLoss = loss,
        TrainError = error,
        ValidationLoss = loss,
        ValidationError = error,
        Seconds = 1,
    };

    private static (double FirstLoss, double[] Errors) Curve(double firstLoss, double halfWay, double end, Random random) =>
        (firstLoss, [.. new[] { 0.8, halfWay, (halfWay + end) / 2, end }.Select(error => Math.Clamp(error + (0.01 * Normal(random)), 0.01, 0.9))]);

    private static IReadOnlyList<TrialRecord> Draw(int count, int seed, Func<(double Depth, double Size), Random, (double FirstLoss, double[] Errors)> train)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(index =>
        {
            var network = Pool[random.Next(Pool.Length)];
            var (firstLoss, errors) = train((Standard(NetworkShape.Of(network.Config)!.TotalDepth, 11, 4.5), Standard(Math.Log(network.Complexity.Flops), 15.5, 1)), random);
            return network.Trained(firstLoss, errors).Replanned(planned => planned with { Index = index });
        })];
    }

    private static double Standard(double value, double mean, double deviation) => (value - mean) / deviation;

    private static TrialRecord[] Networks(int count)
    {
        var random = new Random(12345);
        return [.. Enumerable.Range(0, count).Select(index => SyntheticTrials.Completed(index, 0.5, Drawn(random)))];
    }

    private static AnyNetConfig Drawn(Random random) => SyntheticTrials.Network(
        [.. Enumerable.Range(0, 4).Select(_ => (int)Math.Pow(8, random.NextDouble()))],
        [.. Enumerable.Range(0, 4).Select(_ => 8 * (int)Math.Pow(32, random.NextDouble()))]);

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
