using System.Globalization;

namespace Explorer.Experiments.Scheduling;

/// <summary>
/// The median stopping rule of Vizier (Golovin et al. 2017, section 3.2.2), over rungs: a trial is stopped where its least
/// error so far is above the median, over the others that have reached the rung, of the mean error of their rungs up to it.
/// The paper takes completed trials alone; here stopped ones count as far as they came, since few complete early on.
/// </summary>
internal sealed class MedianStopping(int rungs, IReadOnlySet<int> calibration) : IPromotionRule
{
    /// <summary>Others that a rung needs before its median says anything.</summary>
    public const int LeastOthers = 3;

    private readonly Dictionary<int, (double Sum, int Count, double Least)> _trials = [];
    private readonly List<double>[] _means = [.. Enumerable.Range(0, rungs).Select(_ => new List<double>())];

    public IEnumerable<Promotion> Arrived(TrialRung job, double error)
    {
        var others = _means[job.Rung];
        var (sum, count, least) = _trials.GetValueOrDefault(job.Trial, (0, 0, double.PositiveInfinity));
        var trial = _trials[job.Trial] = (sum + error, count + 1, Math.Min(least, error));
        var median = others.Count >= LeastOthers ? Median(others) : double.PositiveInfinity;
        var mean = trial.Sum / trial.Count;
        var at = others.BinarySearch(mean);
        others.Insert(at < 0 ? ~at : at, mean);
        if (job.Rung == rungs - 1 || !double.IsFinite(error))
            return [];

        return trial.Least <= median || calibration.Contains(job.Trial)
            ? [new Promotion(job.Trial)]
            : [new Promotion(job.Trial, string.Create(
                CultureInfo.InvariantCulture,
                $"median stopping: its least error {100 * trial.Least:0.0} % by rung {job.Rung + 1} of {rungs} is above the median {100 * median:0.0} % of the {others.Count - 1} trials that reached it before"))];
    }

    public IEnumerable<Promotion> Left(TrialRung job) => [];

    private static double Median(List<double> sorted) =>
        sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
}
