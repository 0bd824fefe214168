using System.Text.Json;
using Explorer.Analysis.Derivation;
using Explorer.Analysis.Regime;
using Explorer.Analysis.Studies;
using Explorer.SearchSpace.Sampling;
using Explorer.Statistics.Tests;

namespace Explorer.Studies;

/// <summary>
/// A study in auto mode: each population proposes a constraint, or one that it has too few members to judge; fresh networks of the constrained space are
/// trained until a sequential test is clear, and the constraint is kept unless its space is shown to be worse. Everything follows from the stored trials, so the
/// same command goes on by deciding again what it decided before.
/// </summary>
internal sealed class AutoRun(Study study, StudySession session, ZooLibrary zoo)
{
    private readonly AutoSettings _auto = study.Auto!;
    private readonly List<StudyStepResult> _results = [];
    private readonly List<StudyDecision> _decisions = [];
    private readonly List<string> _dropped = [];
    private readonly StudyLines _lines = new(session.Console.Output, session.Request.Json);

    /// <summary>Runs what is left of the study.</summary>
    /// <returns>The command's exit code.</returns>
    public async Task<int> RunAsync()
    {
        var start = study.Steps[0];
        session.Register(start.Experiment);
        var end = await session.TrainAsync(start.Experiment);
        _results.Add(StudyResults.Of(start, session.Trials, []));
        if (end == TrainingEnd.Complete)
            _lines.Step(_results[0]);

        var kept = _results[0];
        for (var round = 1; end == TrainingEnd.Complete && round <= _auto.Rounds; round++)
        {
            var proposal = Propose(kept, round);
            if (proposal.Changes.Count == 0)
            {
                Decide(new StudyDecision { Round = round, From = kept.Step.Experiment.Name, Tried = null, Constraint = "nothing more", Evidence = Nothing(proposal) });
                break;
            }

            (end, var decision, var tried) = await TryAsync(kept, proposal, round);
            if (end != TrainingEnd.Complete)
                break;

            _results.Add(tried!);
            Decide(decision!);
            if (decision!.Kept)
            {
                kept = tried!;
            }
            else
            {
                _dropped.Add(proposal.Changes[0].Evidence.Candidate);
            }
        }

        return await StudyEnd.ConcludeAsync(study, session, zoo, _lines, end, () => kept.Step.Experiment, Report);
    }

    // What the population cannot judge for want of members is sampled beside once nothing else is proposed.
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
        return proposal is { Changes.Count: 0, Suggested: { } words }
            ? SpaceDerivation.Propose(kept.Step.Experiment, kept.Population, settings with { Beside = words })
            : proposal;
    }

    private async Task<(TrainingEnd End, StudyDecision? Decision, StudyStepResult? Tried)> TryAsync(StudyStepResult kept, DerivationProposal proposal, int round)
    {
        var experiment = AutoExperiments.Fresh(study, proposal.Definition!, round);
        session.Register(experiment);
        var plan = new SequentialPlan { MaximumA = kept.Population.Count, MaximumB = _auto.Looks[^1], Level = _auto.Level };
        var sequential = new SequentialComparison(plan);
        var earlier = new List<LookCounts>();
        SequentialLook? last = null;
        Population? seen = null;
        foreach (var networks in _auto.Looks)
        {
            var end = await session.TrainAsync(experiment, upTo: networks);
            if (end != TrainingEnd.Complete)
                return (end, null, null);

            seen = Population.Of(session.Store.Trials(experiment.Name).Where(trial => trial.Index < networks));
            if (seen.Count < 2 || (earlier.Count > 0 && seen.Count <= earlier[^1].B))
                continue;

            last = sequential.Look(kept.Population.Errors.ToArray(), seen.Errors.ToArray(), earlier);
            earlier.Add(last.Counts);
            if (last.Decision != SequentialDecision.Continue)
                break;
        }

        if (last is null)
        {
            throw new InvalidInputException(experiment.Name, $"fewer than two of its networks count, so it cannot be judged; look at explorer trials {experiment.Name}");
        }

        return (TrainingEnd.Complete, Decision(proposal, experiment, last, seen!.Count, round), Result(kept, experiment, proposal, seen, last, plan.Permutations));
    }

    private static StudyDecision Decision(DerivationProposal proposal, Experiment experiment, SequentialLook look, int networks, int round)
    {
        var change = proposal.Changes[0];
        return new StudyDecision
        {
            Round = round,
            From = proposal.Experiment,
            Tried = experiment.Name,
            Constraint = change.Evidence.Candidate,
            Evidence = change.Evidence.Reason,
            Networks = networks,
            Verdict = $"{Word(look.Decision)}: {look.Reason}.",
            Kept = look.Decision != SequentialDecision.Worse,
        };
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
        $"of {NumberText.Counted(proposal.Rejected.Count + proposal.Beside.Count, "candidate")} none is supported with n = {NumberText.Count(proposal.Count)}; about {NumberText.Counted(proposal.NeededCount, "network")} would show a difference of half a standard deviation between two halves; {proposal.Correction}";

    private void Decide(StudyDecision decision)
    {
        _decisions.Add(decision);
        _lines.Decision(decision, decision.Tried is null ? null : _results[^1]);
        DecisionFile.Write(_decisions, session.Request.Out, study.Name);
        Report(null);
    }

    private string Report(Experiment? from) => StudyReports.Write(study, _results, from, session.Trials, zoo, session.Request.Out, _decisions);
}
