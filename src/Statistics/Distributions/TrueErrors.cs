namespace Explorer.Statistics.Distributions;

/// <summary>
/// The distribution of networks' true errors behind observed ones with normal noise of known size: probabilities on a grid by the EM algorithm,
/// from equal ones and stopped early, so that they stay smooth (Laird, Journal of the American Statistical Association 73, 1978).
/// </summary>
internal static class TrueErrors
{
    private const int Points = 200;
    private const int Steps = 30;

    // Deviations of the noise that the grid reaches beyond the observed errors.
    private const double Beyond = 2;

    /// <summary>The posterior mean of the first network's true error.</summary>
    /// <param name="observed">One error a network, at least two.</param>
    /// <param name="variances">The variance of each one's noise.</param>
    public static double PosteriorMean(double[] observed, double[] variances)
    {
        var noise = Math.Sqrt(variances.Average());
        if (noise == 0)
            return observed[0];

        var (low, high) = (observed.Min() - (Beyond * noise), observed.Max() + (Beyond * noise));
        double[] grid = [.. Enumerable.Range(0, Points).Select(i => low + ((high - low) * i / (Points - 1)))];
        double[][] likelihoods = [.. observed.Select((error, i) => Array.ConvertAll(grid, point => Density(error - point, Math.Sqrt(variances[i]))))];
        var shares = Enumerable.Repeat(1.0 / Points, Points).ToArray();
        for (var step = 0; step < Steps; step++)
            shares = Step(likelihoods, shares);

        double[] posterior = [.. shares.Select((share, k) => share * likelihoods[0][k])];
        return posterior.Select((weight, k) => weight * grid[k]).Sum() / posterior.Sum();
    }

    private static double[] Step(double[][] likelihoods, double[] shares)
    {
        var next = new double[Points];
        foreach (var row in likelihoods)
        {
            var sum = 0.0;
            for (var k = 0; k < Points; k++)
                sum += row[k] * shares[k];

            for (var k = 0; k < Points; k++)
                next[k] += row[k] * shares[k] / sum / likelihoods.Length;
        }

        return next;
    }

    private static double Density(double distance, double deviation) => Math.Exp(-0.5 * distance * distance / (deviation * deviation)) / deviation;
}
