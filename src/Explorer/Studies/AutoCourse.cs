using Explorer.Analysis.Derivation;
using Explorer.Analysis.Regime;
using Explorer.Analysis.Studies;
using Explorer.SearchSpace.Sampling;
using Explorer.Statistics.Tests;

namespace Explorer.Studies;

/// <summary>
/// The course of a study in auto mode: each population proposes a constraint, or hints at one, or has too few members to judge one; fresh networks of the constrained space
/// are trained until a sequential test is clear. A constraint that claims a better space is kept where that is shown; one that only simplifies (sharing) is kept
/// unless its space is shown to be worse. The level of the study is spent over its rounds (<see cref="LevelBudget"/>). Everything follows from the trials, so that whoever
/// goes through it again decides again what was decided before.
/// </summary>
/// <param name="study">The study.</param>
/// <param name="trials">Has its trials.</param>
/// <param name="train">Trains what is left of the first so many trials of an experiment; null for all of them.</param>
internal sealed class AutoCourse(Study study, ITrialSource trials, Func<Experiment, int?, Task<TrainingEnd>> train)
{
    private readonly AutoSettings _auto = study.Auto!;
    private readonly List<StudyStepResult> _results = [];
    private readonly List<StudyDecision> _decisions = [];
    private readonly List<string> _dropped = [];
    private readonly List<Experiment> _tried = [];
    private readonly LevelBudget _budget = new(study.Auto!.Level, study.Auto.Rounds);

    /// <summary>The results so far, the start's first.</summary>
    public IReadOnlyList<StudyStepResult> Results => _results;

    /// <summary>The decisions so far.</summary>
    public IReadOnlyList<StudyDecision> Decisions => _decisions;

    /// <summary>The experiments tried so far, the one under way among them.</summary>
    public IReadOnlyList<Experiment> Tried => _tried;

    /// <summary>What is tried and not decided yet, without a verdict; null for nothing.</summary>
    public StudyDecision? UnderWay { get; private set; }

    /// <summary>The last experiment that was kept.</summary>
    public Experiment? Kept { get; private set; }

    /// <summary>Told the start's result once it is trained.</summary>
    public Action<StudyStepResult>? Begun { get; init; }

    /// <summary>Told each decision, and the result that it was made by; null for none.</summary>
    public Action<StudyDecision, StudyStepResult?>? Decided { get; init; }

    /// <summary>The course as far as trials that are there tell; nothing is trained.</summary>
    /// <param name="study">The study.</param>
    /// <param name="trials">Has its trials.</param>
    /// <returns>The course, and whether its last round is decided.</returns>
    public static (AutoCourse Course, bool IsDecided) Read(Study study, ITrialSource trials)
    {
        var course = new AutoCourse(study, trials, (experiment, upTo) => Task.FromResult(
            trials.Planned(experiment.Name) is > 0 and var planned && trials.Trials(experiment.Name).Count >= Math.Min(upTo ?? planned, planned) ? TrainingEnd.Complete : TrainingEnd.LimitReached));

        // Nothing in it waits.
        return (course, course.RunAsync().GetAwaiter().GetResult() == TrainingEnd.Complete);
    }

    /// <summary>Goes through it, as far as its training comes.</summary>
    public async Task<TrainingEnd> RunAsync()
    {
        var start = study.Steps[0];
        var end = await train(start.Experiment, null);
        var kept = StudyResults.Of(start, trials, []);
        _results.Add(kept);
        Kept = start.Experiment;
        if (end == TrainingEnd.Complete)
            Begun?.Invoke(kept);

        for (var round = 1; end == TrainingEnd.Complete && round <= _auto.Rounds; round++)
        {
            var proposal = Propose(kept, round);
            if (proposal.Changes.Count == 0)
            {
                Decide(new StudyDecision { Round = round, From = kept.Step.Experiment.Name, Tried = null, Constraint = "nothing more", Evidence = Nothing(proposal) }, null);
                break;
            }

            (end, var decision, var tried) = await TryAsync(kept, proposal, round);
            if (end != TrainingEnd.Complete)
                break;

            if (decision!.Kept)
            {
                // The rest of its sample: a verdict may be clear early, and the next constraint is judged against this population.
                (end, tried) = await CompleteAsync(tried!);
                if (end != TrainingEnd.Complete)
                    break;
                kept = tried;
                Kept = kept.Step.Experiment;
            }
            else
            {
                _dropped.Add(proposal.Changes[0].Evidence.Candidate);
            }

            _results.Add(tried!);
            Decide(decision, tried);
        }

        return end;
    }

    // What the population hints at is tried once nothing is shown, and what it cannot judge for want of members once nothing is hinted at.
    private DerivationProposal Propose(StudyStepResult kept, int round)
    {
        var settings = new DerivationSettings
        {
            Level = _auto.Level,
            Name = FormattableString.Invariant($"{study.Name}-{round}"),
            Count = _auto.Looks[^1],
            MostChanges = 1,
            Except = _dropped.ToValueList(),
        };
        var proposal = SpaceDerivation.Propose(kept.Step.Experiment, kept.Population, settings);
        return proposal.Changes.Count == 0 && (proposal.Hypotheses.Count > 0 ? proposal.Hypotheses[0].Evidence.Candidate : proposal.Suggested) is { } words
            ? SpaceDerivation.Propose(kept.Step.Experiment, kept.Population, settings with { Beside = words })
            : proposal;
    }

    private async Task<(TrainingEnd End, StudyDecision? Decision, StudyStepResult? Tried)> TryAsync(StudyStepResult kept, DerivationProposal proposal, int round)
    {
        var experiment = AutoExperiments.Fresh(study, proposal.Definition!, round);
        _tried.Add(experiment);
        UnderWay = Decision(proposal, experiment, round);
        var isSimpler = proposal.Changes[0].Evidence.Kind == ChangeKind.Share;
        var level = isSimpler ? _auto.Level : _budget.Level(round);
        UnderWay = UnderWay with { Level = level };
        var plan = new SequentialPlan { MaximumA = kept.Population.Count, MaximumB = _auto.Looks[^1], Level = level };
        var sequential = new SequentialComparison(plan);
        var earlier = new List<LookCounts>();
        SequentialLook? last = null;
        Population? seen = null;
        foreach (var networks in _auto.Looks)
        {
            var end = await train(experiment, networks);
            if (end != TrainingEnd.Complete)
                return (end, null, null);

            seen = Population.Of(trials.Trials(experiment.Name).Where(trial => trial.Index < networks));
            if (seen.Count < 2 || (earlier.Count > 0 && seen.Count <= earlier[^1].B))
                continue;

            last = sequential.Look(kept.Population.Errors.ToArray(), seen.Errors.ToArray(), earlier);
            earlier.Add(last.Counts);
            if (last.Decision != SequentialDecision.Continue)
                break;
        }

        if (last is null)
        {
            throw new InvalidInputException(experiment.Name, $"fewer than two of its networks count, so it cannot be judged; their reasons stand with its trials");
        }

        var decision = UnderWay with { Networks = seen!.Count, Verdict = $"{Word(last.Decision)}: {last.Reason}.", Kept = isSimpler ? last.Decision != SequentialDecision.Worse : last.Decision == SequentialDecision.Better };
        if (!isSimpler)
            _budget.Spend(level, isShown: decision.Kept);
        return (TrainingEnd.Complete, decision, Result(kept, experiment, proposal, seen, last, plan.Permutations));
    }

    private async Task<(TrainingEnd End, StudyStepResult Tried)> CompleteAsync(StudyStepResult tried)
    {
        var experiment = tried.Step.Experiment;
        var end = await train(experiment, _auto.Looks[^1]);
        var all = Population.Of(trials.Trials(experiment.Name).Where(trial => trial.Index < _auto.Looks[^1]));
        return (end, tried with { Population = all, Planned = all.Count, Regime = RegimeCheck.Of(all.Members.Select(member => member.Trial), experiment.Data) });
    }

    private static StudyDecision Decision(DerivationProposal proposal, Experiment experiment, int round)
    {
        var evidence = proposal.Changes[0].Evidence;
        return new StudyDecision { Round = round, From = proposal.Experiment, Tried = experiment.Name, Constraint = evidence.Candidate, Evidence = evidence.Reason };
    }

    private static StudyStepResult Result(StudyStepResult kept, Experiment experiment, DerivationProposal proposal, Population seen, SequentialLook look, int permutations)
    {
        var step = new StudyStep { Experiment = experiment, Constraint = proposal.Changes[0].Evidence.Candidate, Against = kept.Step.Experiment.Name };
        var comparison = PopulationComparer.Compare(new NamedPopulation(kept.Step.Experiment.Name, kept.Population), new NamedPopulation(experiment.Name, seen));
        return new StudyStepResult
        {
            Step = step,
            Space = SpaceSummary.Of(experiment.Space, experiment.Sample.Seed, StudyResults.Attempts),
            Population = seen,
            Regime = RegimeCheck.Of(seen.Members.Select(member => member.Trial), experiment.Data),
            Planned = seen.Count,

            // Mean, p and verdict are the look's; what else the comparison tells does not allow for the looks.
            Comparison = comparison with
            {
                MeanDifference = new Estimate(look.MeanDifference, look.Interval),
                PValue = look.PValue,
                AdjustedPValue = look.PValue,
                Permutations = permutations,
                Verdict = look.Decision switch
                {
                    SequentialDecision.Better => ComparisonVerdict.Better,
                    SequentialDecision.Worse => ComparisonVerdict.Worse,
                    _ => ComparisonVerdict.NoDifferenceShown,
                },
                VerdictInWords = $"{Word(look.Decision)}, {experiment.Name} against {kept.Step.Experiment.Name}: {look.Reason}",
            },
            SequentialReason = look.Reason,
        };
    }

    private static string Word(SequentialDecision decision) => decision switch
    {
        SequentialDecision.Better => "Better",
        SequentialDecision.Worse => "Worse",
        _ => "No difference shown",
    };

    private static string Nothing(DerivationProposal proposal) =>
        $"of {NumberText.Counted(proposal.Rejected.Count + proposal.Beside.Count, "candidate")} none is supported or hinted at with n = {NumberText.Count(proposal.Count)}; about {NumberText.Counted(proposal.NeededCount, "network")} would show a difference of half a standard deviation between two halves; {proposal.Correction}";

    private void Decide(StudyDecision decision, StudyStepResult? tried)
    {
        UnderWay = null;
        _decisions.Add(decision);
        Decided?.Invoke(decision, tried);
    }
}
