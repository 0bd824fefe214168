using Explorer.Statistics.Distributions;
using Explorer.Statistics.Intervals;
using Explorer.Statistics.Rectified;

namespace Explorer.Statistics.Tests.Rectified;

public sealed class AssistedSampleTests(ITestOutputHelper output)
{
    private const int Folds = 8;

    // Predictions that do not differ have no weight, so the plain mean and Student's interval are left.
    [Fact]
    public void Mean_PredictionsAllAlike_IsThePlainMean()
    {
        double[] errors = [0.2, 0.25, 0.3, 0.32, 0.4, 0.41, 0.5, 0.6];
        var sample = new AssistedSample(errors, [0, 0, 1, 1, 2, 2, 3, 3], new double[8], [.. Enumerable.Range(0, 4).Select(_ => new double[100])]);
        var plain = StudentMean.Of(errors);
        var assisted = RectifiedDistribution.MeanOf(sample, 0.95);

        Assert.Equal(0, sample.Weight);
        Assert.Equal(plain.Value, assisted.Value, 12);
        Assert.Equal(plain.Interval!.Lower, assisted.Interval!.Lower, 10);
        Assert.Equal(plain.Interval.Upper, assisted.Interval.Upper, 10);
    }

    // Errors told without a miss: the mean is that of the untrained, but for λ = 1 / (1 + n / M).
    [Fact]
    public void Mean_PerfectPredictions_IsTheMeanOfTheUntrained()
    {
        double[] errors = [0.2, 0.25, 0.3, 0.32, 0.4, 0.41, 0.5, 0.6];
        double[] others = [.. Enumerable.Range(0, 800).Select(i => 0.30005 + (0.0002 * i))];
        var sample = new AssistedSample(errors, [0, 0, 1, 1, 2, 2, 3, 3], Array.ConvertAll(errors, LogitScale.Of), [.. Enumerable.Range(0, 4).Select(_ => Array.ConvertAll(others, LogitScale.Of))]);
        var weight = 1 / 1.01;

        Assert.Equal(weight, sample.Weight, 10);
        Assert.Equal(errors.Average() - (weight * (errors.Average() - others.Average())), sample.Mean().Value, 10);
        Assert.Equal(errors.Count(error => error < 0.35) / 8.0 - (weight * ((errors.Count(error => error < 0.35) / 8.0) - (others.Count(error => error < 0.35) / 800.0))), sample.Below(0.35).Value, 10);
    }

    // By hand, λ without the cut to [0, 1]: fold 0 has λ of fold 1's pairs and the other way round.
    [Fact]
    public void Below_TwoFolds_FollowsTheFormula()
    {
        // Below 0.5: f = 1, 0 | 1, 0. Misses all 0, so g is 1 where the prediction lies below 0.5: g = 1, 0 | 1, 0.
        double[] errors = [0.4, 0.6, 0.3, 0.7];
        double[] untrained = [0.2, 0.2, 0.2, 0.8];
        var sample = new AssistedSample(errors, [0, 0, 1, 1], Array.ConvertAll(errors, LogitScale.Of), [Array.ConvertAll(untrained, LogitScale.Of), Array.ConvertAll(untrained, LogitScale.Of)]);

        // cov / var = 1, n / M = 1, so λ = 1/2; the mean of g over the untrained is 3/4: 1/2 − 1/2 (1/2 − 3/4).
        Assert.Equal(0.625, sample.Below(0.5).Value, 12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.8)]
    public void MeanOf_SimulatedSpaces_IsUnbiasedAndCoversAsOftenAsThePlainOne(double explained)
    {
        const int Repeats = 1_500;
        const int Count = 32;
        var random = new Random(5);
        var (covered, plainCovered, missed, squares, plainSquares) = (0, 0, 0.0, 0.0, 0.0);
        var truth = Enumerable.Range(0, 400_000).Average(_ => Error(Feature(), Feature()));
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            double[] features = [.. Enumerable.Range(0, Count).Select(_ => Feature())];
            double[] errors = Array.ConvertAll(features, feature => Error(feature, Feature()));
            var plain = StudentMean.Of(errors);
            var assisted = RectifiedDistribution.MeanOf(Sample(features, errors), 0.95);
            covered += assisted.Interval!.Contains(truth) ? 1 : 0;
            plainCovered += plain.Interval!.Contains(truth) ? 1 : 0;
            missed += (assisted.Value - truth) / Repeats;
            squares += (assisted.Value - truth) * (assisted.Value - truth) / Repeats;
            plainSquares += (plain.Value - truth) * (plain.Value - truth) / Repeats;
        }

        output.WriteLine($"R² {explained}: bias {missed:F5}, covers {covered}, plain {plainCovered} of {Repeats}; variance of the plain mean over it {plainSquares / squares:F2}");

        // Four standard errors of the simulation; a useless predictor costs next to nothing, a good one more than halves the variance.
        Assert.InRange(missed, -4 * Math.Sqrt(squares / Repeats), 4 * Math.Sqrt(squares / Repeats));
        Assert.InRange(covered, plainCovered - (4 * Math.Sqrt(0.0475 * Repeats)), Repeats);
        Assert.InRange(plainSquares / squares, explained > 0 ? 2 : 0.97, explained > 0 ? 5 : 1.1);

        double Feature() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

        double Error(double feature, double noise) => LogitScale.Error(-1 + (0.7 * ((Math.Sqrt(explained) * feature) + (Math.Sqrt(1 - explained) * noise))));

        // A line through the other folds' networks.
        AssistedSample Sample(double[] features, double[] errors)
        {
            int[] folds = [.. Enumerable.Range(0, Count).Select(i => i % Folds)];
            var (predicted, untrained) = (new double[Count], new double[Folds][]);
            double[] others = [.. Enumerable.Range(0, 500).Select(_ => Feature())];
            for (var fold = 0; fold < Folds; fold++)
            {
                int[] seen = [.. Enumerable.Range(0, Count).Where(i => folds[i] != fold)];
                var (x, y) = (seen.Average(i => features[i]), seen.Average(i => LogitScale.Of(errors[i])));
                var slope = seen.Sum(i => (features[i] - x) * (LogitScale.Of(errors[i]) - y)) / seen.Sum(i => (features[i] - x) * (features[i] - x));
                foreach (var i in Enumerable.Range(0, Count).Where(i => folds[i] == fold))
                    predicted[i] = y + (slope * (features[i] - x));
                untrained[fold] = Array.ConvertAll(others, feature => y + (slope * (feature - x)));
            }

            return new AssistedSample(errors, folds, predicted, untrained);
        }
    }
}
