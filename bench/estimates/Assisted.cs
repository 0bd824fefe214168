using System.Globalization;
using Explorer.Statistics.Distributions;
using Explorer.Statistics.GaussianProcesses;
using Explorer.Statistics.Intervals;
using Explorer.Statistics.Rectified;
using Explorer.Statistics.Regressions;

namespace Explorer.Estimates;

/// <summary>Model-assisted estimates beside plain ones, over many made-up samples of spaces that a predictor knows more or less of.</summary>
internal static class Assisted
{
    private const int Folds = 10;
    private const int Untrained = 2_000;
    private static readonly double[] Shares = [0.1, 0.25, 0.5, 0.75];

    public static void Run(bool quick)
    {
        Console.Out.WriteLine("| R² of the space | n | predictor | samples | bias of the mean, points (standard error) | mean λ | plain variance over assisted: mean | F at 25, 50, 75 % | plain mean's intervals cover | assisted mean's | assisted F's at 10, 25, 50, 75 % |");
        Console.Out.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var explained in (double[])[0, 0.3, 0.6, 0.8])
        {
            var truth = new AssistedSpace(explained, seed: 3).Truth(Shares);
            foreach (var count in (int[])[16, 32, 48])
            {
                Row(explained, count, truth, "ridge", quick ? 200 : 2_000, (rows, targets) => new RidgeRegression(rows, targets));
                Row(explained, count, truth, "Gaussian process", quick ? 40 : 400, (rows, targets) => new GaussianProcess(rows, targets, KernelSearch.Find(rows, targets, 1, starts: 1)));
            }
        }
    }

    private static void Row(double explained, int count, (double Mean, double[] Quantiles) truth, string name, int repeats, Func<double[][], double[], IErrorModel> regress)
    {
        var space = new AssistedSpace(explained, seed: 17);
        var (mean, plain) = (new Tally(truth.Mean), new Tally(truth.Mean));
        Tally[] shares = [.. Shares.Select(share => new Tally(share))];
        var weight = 0.0;
        var samples = Enumerable.Range(0, repeats).Select(_ => (Trained: space.Draw(count), space.Draw(Untrained).Rows)).ToArray();
        foreach (var (sample, errors) in samples.AsParallel().AsOrdered().Select(drawn => (Sample(drawn.Trained, drawn.Rows, regress), drawn.Trained.Errors)))
        {
            weight += sample.Weight / repeats;
            var ofMean = StudentMean.Of(errors);
            var variance = errors.Sum(error => (error - ofMean.Value) * (error - ofMean.Value)) / (count - 1.0) / count;
            mean.Add(ofMean.Value, RectifiedDistribution.MeanOf(sample, Interval.DefaultConfidence), variance);
            plain.Add(ofMean.Value, ofMean, variance);
            for (var i = 0; i < Shares.Length; i++)
                shares[i].Add(errors.Count(error => error < truth.Quantiles[i]) / (double)count, RectifiedDistribution.ShareBelow(sample, truth.Quantiles[i], Interval.DefaultConfidence), Shares[i] * (1 - Shares[i]) / count);
        }

        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {explained} | {count} | {name} | {repeats} | {100 * mean.CorrectedBias:F3} ({100 * mean.Error:F3}) | {weight:F2} | {mean.Gain:F2} | {string.Join(", ", shares.Skip(1).Select(share => share.Gain.ToString("F2", CultureInfo.InvariantCulture)))} | {100 * plain.Coverage:F1} | {100 * mean.Coverage:F1} | {string.Join(", ", shares.Select(share => (100 * share.Coverage).ToString("F1", CultureInfo.InvariantCulture)))} |"));
    }

    private static AssistedSample Sample((double[][] Rows, double[] Errors) trained, double[][] untrained, Func<double[][], double[], IErrorModel> regress)
    {
        var count = trained.Errors.Length;
        var folds = Statistics.Regressions.Folds.Deal([.. Enumerable.Range(0, count)], Math.Min(Folds, count), seed: 1);
        var logits = Array.ConvertAll(trained.Errors, LogitScale.Of);
        var predicted = new double[count];
        var others = new double[folds.Max() + 1][];
        for (var fold = 0; fold < others.Length; fold++)
        {
            int[] seen = [.. Enumerable.Range(0, count).Where(i => folds[i] != fold)];
            var shift = seen.Average(i => logits[i]);
            var model = regress(Array.ConvertAll(seen, i => trained.Rows[i]), Array.ConvertAll(seen, i => logits[i] - shift));
            foreach (var i in Enumerable.Range(0, count).Where(i => folds[i] == fold))
                predicted[i] = shift + model.Mean(trained.Rows[i]);
            others[fold] = Array.ConvertAll(untrained, row => shift + model.Mean(row));
        }

        return new AssistedSample(trained.Errors, folds, predicted, others);
    }
}
