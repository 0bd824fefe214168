using Explorer.Analysis.Regime;
using Explorer.Analysis.Studies;

namespace Explorer.Studies;

/// <summary>A study's results on standard output: a line a step and the family as a table, or JSON lines.</summary>
internal sealed class StudyLines(CommandConsole console, bool json)
{
    private readonly TextWriter _output = console.Output;

    // What follows from a regime and what to change is the same for every step of it.
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);

    /// <summary>A step's population, what speaks against its training regime, and its verdict.</summary>
    public void Step(StudyStepResult result)
    {
        var summary = PopulationSummary.Of(result.Population);
        var name = result.Step.Experiment.Name;
        if (json)
        {
            var c = result.Comparison;
            JsonLines.Write(_output, new
            {
                experiment = name,
                networks = summary.Count,
                result.Planned,
                shared = result.Shared?.Count ?? 0,
                minimum = summary.Minimum,
                mean = summary.Mean?.Value,
                interval = JsonLines.Ends(summary.Mean),
                against = c?.NameA,
                meanDifference = c?.MeanDifference.Value,
                differenceInterval = JsonLines.Ends(c?.MeanDifference),
                pValue = c?.PValue,
                ks = c?.KolmogorovSmirnov.Distance,
                verdict = Word(c?.Verdict),
                regime = RegimeJson.Of(result.Regime),
            });
            return;
        }

        if (summary.Mean is null)
        {
            Say($"{name}: no network counts yet");
            return;
        }

        var shared = result.Shared is { Count: > 0 } sample ? $", {NumberText.Count(sample.Count)} of them trained by earlier steps" : "";
        Say($"{name}: {NumberText.Counted(summary.Count, "network")}{shared}, best {Cell.Share(summary.Minimum)}, mean {Cell.Share(summary.Mean)}");
        Regime(result);

        if (result.Comparison is { } comparison)
        {
            Say($"  {comparison.VerdictInWords}");
        }
    }

    /// <summary>A decision of an auto study.</summary>
    public void Decision(StudyDecision decision, StudyStepResult? tried)
    {
        if (json)
        {
            JsonLines.Write(_output, decision);
            return;
        }

        Say($"round {NumberText.Count(decision.Round)}: {decision.From} proposes {decision.Constraint}: {decision.Evidence}");
        if (tried is not null)
        {
            Regime(tried);
            Say($"  {decision.Tried}: {NumberText.Counted(decision.Networks, "network")}, mean {Cell.Share(PopulationSummary.Of(tried.Population).Mean?.Value)}. {decision.Verdict} {(decision.Kept ? "Kept" : "Dropped")}");
        }
    }

    /// <summary>The family.</summary>
    public void Family(IReadOnlyList<FamilyMember> members)
    {
        if (!json)
        {
            if (members.Count > 0)
            {
                _output.WriteLine();
                console.Documents().Write(new Document("", [StudyDocument.Family(members)]));
            }

            return;
        }

        foreach (var member in members)
        {
            var complexity = member.Chosen.Trial.Complexity;
            JsonLines.Write(_output, new
            {
                budget = member.Budget,
                member.Chosen.Trial.Hash,
                member.Chosen.Trial.Config,
                complexity.Flops,
                complexity.Params,
                complexity.Activations,
                candidates = member.Candidates,
                validationError = member.Validation?.Value,
                interval = JsonLines.Ends(member.Validation),
                seeds = member.Finals.Length,
                testError = member.Test?.Error.Value,
                testInterval = JsonLines.Ends(member.Test?.Error),
                entry = member.Test?.Entry,
            });
        }
    }

    private void Regime(StudyStepResult result)
    {
        foreach (var line in RegimeDocument.Sentences([(result.Step.Experiment.Name, result.Regime)]).Where(_said.Add))
        {
            Say($"  {line}");
        }
    }

    private void Say(string sentences) => console.Show(new Block.Paragraph(sentences));

    private static string? Word(ComparisonVerdict? verdict) => verdict switch
    {
        ComparisonVerdict.Better => "better",
        ComparisonVerdict.Worse => "worse",
        ComparisonVerdict.NoDifferenceShown => "no difference shown",
        _ => null,
    };
}
