using Explorer.Analysis.Studies;
using Explorer.Reporting.Studies;
using Explorer.Statistics.Tests;

namespace Explorer.Studies;

/// <summary>A study's results on standard output: a line a step and the family as a table, or JSON lines.</summary>
internal sealed class StudyLines(TextWriter output, bool json)
{
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
            JsonLines.Write(output, new
            {
                experiment = name,
                networks = summary.Count,
                result.Planned,
                minimum = summary.Minimum,
                mean = summary.Mean?.Value,
                interval = Ends(summary.Mean),
                against = c?.NameA,
                meanDifference = c?.MeanDifference.Value,
                differenceInterval = Ends(c?.MeanDifference),
                pValue = c?.PValue,
                ks = c?.KolmogorovSmirnov.Distance,
                verdict = Word(c?.Verdict),
                regime = RegimeOutput.Json(result.Regime),
            });
            return;
        }

        if (summary.Mean is not { } mean)
        {
            output.WriteLine($"{name}: no network counts yet");
            return;
        }

        var interval = mean.Interval is { } range ? $" ({NumberText.Share(range.Lower)} to {NumberText.Share(range.Upper)})" : string.Empty;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {summary.Count} networks, best {NumberText.Share(summary.Minimum!.Value)}, mean {NumberText.Share(mean.Value)}{interval}"));
        Regime(result);

        if (result.Comparison is { } comparison)
        {
            output.WriteLine($"  {comparison.VerdictInWords}");
        }
    }

    /// <summary>A decision of an auto study.</summary>
    public void Decision(StudyDecision decision, StudyStepResult? tried)
    {
        if (json)
        {
            JsonLines.Write(output, decision);
            return;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {decision.Round}: {decision.From} proposes {decision.Constraint}: {decision.Evidence}"));
        if (tried is not null)
        {
            Regime(tried);
            var mean = PopulationSummary.Of(tried.Population).Mean!.Value;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {decision.Tried}: {decision.Networks} networks, mean {NumberText.Share(mean)}. {decision.Verdict} {(decision.Kept ? "Kept" : "Dropped")}"));
        }
    }

    /// <summary>The family.</summary>
    public void Family(IReadOnlyList<FamilyMember> members)
    {
        var table = new TextTable("budget", "flops", "params", "activations", "depths", "widths", "validation error", "95 % interval", "test error", "entry");
        foreach (var member in members)
        {
            var complexity = member.Chosen.Trial.Complexity;
            if (json)
            {
                JsonLines.Write(output, new
                {
                    budget = member.Budget,
                    member.Chosen.Trial.Hash,
                    member.Chosen.Trial.Config,
                    complexity.Flops,
                    complexity.Params,
                    complexity.Activations,
                    candidates = member.Candidates,
                    validationError = member.Validation?.Value,
                    interval = Ends(member.Validation),
                    seeds = member.Finals.Length,
                    testError = member.Test?.Error.Value,
                    testInterval = Ends(member.Test?.Error),
                    entry = member.Test?.Entry,
                });
                continue;
            }

            table.Add(
                member.Budget,
                NumberText.Quantity(complexity.Flops),
                NumberText.Quantity(complexity.Params),
                NumberText.Quantity(complexity.Activations),
                string.Join('-', member.Chosen.Shape?.Stages.Select(stage => stage.Depth) ?? []),
                string.Join('-', member.Chosen.Shape?.Stages.Select(stage => stage.Width) ?? []),
                member.Validation is { } validation ? NumberText.Share(validation.Value) : "-",
                member.Validation?.Interval is { } interval ? $"{NumberText.Share(interval.Lower)} to {NumberText.Share(interval.Upper)}" : "-",
                member.Test is { } test ? NumberText.Share(test.Error.Value) : "-",
                member.Test?.Entry ?? "-");
        }

        if (!json && members.Count > 0)
        {
            output.WriteLine();
            table.Write(output);
        }
    }

    private void Regime(StudyStepResult result)
    {
        foreach (var line in RegimeOutput.Lines([(result.Step.Experiment.Name, result.Regime)]).Where(_said.Add))
        {
            output.WriteLine($"  {line}");
        }
    }

    private static double[]? Ends(Estimate? estimate) => estimate?.Interval is { } interval ? [interval.Lower, interval.Upper] : null;

    private static string? Word(ComparisonVerdict? verdict) => verdict switch
    {
        ComparisonVerdict.Better => "better",
        ComparisonVerdict.Worse => "worse",
        ComparisonVerdict.NoDifferenceShown => "no difference shown",
        _ => null,
    };
}
