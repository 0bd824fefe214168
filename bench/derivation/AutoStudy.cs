using Explorer.Experiments.Studies;
using Explorer.Studies;

namespace Explorer.DerivationBench;

/// <summary>Studies in auto mode over made-up errors: the program's own course, with networks that are drawn and never trained.</summary>
internal sealed class AutoStudy : ITrialSource
{
    private const int Drawn = 1_000;
    private readonly Dictionary<string, List<TrialRecord>> _trials = [];
    private readonly Func<AnyNetConfig, double> _error;
    private readonly Func<AnyNetConfig, double> _rule;

    private AutoStudy(Func<AnyNetConfig, double> rule, Func<AnyNetConfig, double> error) => (_rule, _error) = (rule, error);

    /// <summary>What one study came to.</summary>
    /// <param name="Kept">Constraints kept.</param>
    /// <param name="False">Of those kept for being shown better: how many by the rule alone are not.</param>
    /// <param name="Gain">Mean error of the last space kept less that of the first, by the rule alone.</param>
    /// <param name="Networks">Networks beyond those of the start.</param>
    public sealed record Outcome(int Kept, int False, double Gain, int Networks);

    /// <summary>Goes through one.</summary>
    /// <param name="constraints">Of the start's space.</param>
    /// <param name="seed">Seed of the start's networks.</param>
    /// <param name="rule">A network's error without noise.</param>
    /// <param name="noise">What is added to it.</param>
    public static Outcome Run(string constraints, int seed, Func<AnyNetConfig, double> rule, Func<AnyNetConfig, double> noise)
    {
        var start = PlantedPopulation.AnyNet(48, constraints, seed: 100 * (ulong)(seed + 1));
        var source = new AutoStudy(rule, network => Math.Clamp(rule(network) + noise(network), 0.01, 0.99));
        var study = new Study
        {
            Name = "auto",
            Mode = StudyMode.Auto,
            Steps = [new StudyStep { Experiment = start, Against = null }],
            Auto = new AutoSettings { Looks = [16, 32, 48], Rounds = 6 },
            Origin = "auto.json",
        };
        var course = new AutoCourse(study, source, source.Train);
        course.RunAsync().GetAwaiter().GetResult();
        var (kept, wrong, at) = (0, 0, source.Truth(start));
        var first = at;
        foreach (var decision in course.Decisions.Where(decision => decision.Kept))
        {
            var next = source.Truth(course.Tried.First(tried => tried.Name == decision.Tried));
            (kept, wrong, at) = (kept + 1, wrong + (decision.Verdict.StartsWith("Better", StringComparison.Ordinal) && next >= at - 1e-9 ? 1 : 0), next);
        }

        return new Outcome(kept, wrong, at - first, source._trials.Where(pair => pair.Key != start.Name).Sum(pair => pair.Value.Count));
    }

    /// <inheritdoc/>
    public IReadOnlyList<TrialRecord> Trials(string experiment) => _trials.GetValueOrDefault(experiment, []);

    /// <inheritdoc/>
    public int Planned(string experiment) => Trials(experiment).Count;

    private Task<TrainingEnd> Train(Experiment experiment, int? upTo)
    {
        var (trials, count) = (Trials(experiment.Name).ToList(), upTo ?? experiment.Sample.Count);
        if (trials.Count < count)
        {
            var plan = ExperimentPlan.Create(experiment with { Sample = experiment.Sample with { Count = count } });
            trials.AddRange(PlantedPopulation.Records(experiment.Name, plan.Skip(trials.Count), _error));
            _trials[experiment.Name] = trials;
        }

        return Task.FromResult(TrainingEnd.Complete);
    }

    private double Truth(Experiment experiment) => ExperimentPlan.Create(experiment with { Sample = experiment.Sample with { Count = Drawn, Seed = 7 } }).Average(trial => _rule(trial.Config.ToAnyNet()));
}
