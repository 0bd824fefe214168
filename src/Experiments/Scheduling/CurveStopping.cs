using System.Globalization;
using Explorer.Experiments.LearningCurves;

namespace Explorer.Experiments.Scheduling;

/// <summary>
/// Stops a trial whose errors at the rungs so far leave it too small a chance to end among the best, by the curves of those that
/// reached the last rung; see <see cref="CurveStoppingRule"/>.
/// </summary>
internal sealed class CurveStopping(int rungs, IReadOnlySet<int> calibration, CurveStoppingRule rule) : IPromotionRule
{
    private readonly Dictionary<int, List<double>> _curves = [];
    private readonly List<double[]> _finished = [];
    private int _lost;

    public IEnumerable<Promotion> Arrived(TrialRung job, double error)
    {
        if (!_curves.TryGetValue(job.Trial, out var curve))
            _curves[job.Trial] = curve = [];

        curve.Add(error);
        if (!double.IsFinite(error))
        {
            _lost++;
            return [];
        }

        if (job.Rung == rungs - 1)
        {
            _finished.Add([.. curve]);
            return [];
        }

        var decision = rule.Decide(curve, _finished, _lost);
        if (!decision.Stop || calibration.Contains(job.Trial))
            return [new Promotion(job.Trial)];

        _lost++;
        return
        [
            new Promotion(job.Trial, string.Create(
                CultureInfo.InvariantCulture,
                $"curve stopping: at rung {job.Rung + 1} of {rungs} its chance to end at {100 * decision.Target:0.0} % or below, among the best {100 * rule.Share:0} %, is {100 * decision.Probability:0.0} %, by {_finished.Count} whole curves")),
        ];
    }

    public IEnumerable<Promotion> Left(TrialRung job) => [];
}
