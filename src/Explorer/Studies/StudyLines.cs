using System.Globalization;
using Explorer.Analysis.Comparisons;
using Explorer.Analysis.Families;
using Explorer.Analysis.Intervals;
using Explorer.Analysis.Summaries;
using Explorer.Reporting.Studies;
using Explorer.Terminal;

namespace Explorer.Studies;

/// <summary>A study's results on standard output: a line a step and the family as a table, or JSON lines.</summary>
internal sealed class StudyLines(bool json)
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
            JsonLines.Write(new
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
            Console.WriteLine($"{name}: no network counts yet");
            return;
        }

        var interval = mean.Interval is { } range ? $" ({Quantity.Percent(range.Lower)} to {Quantity.Percent(range.Upper)})" : string.Empty;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {summary.Count} networks, best {Quantity.Percent(summary.Minimum!.Value)}, mean {Quantity.Percent(mean.Value)}{interval}"));
        Regime(result);

        if (result.Comparison is { } comparison)
        {
            Console.WriteLine($"  {comparison.VerdictInWords}");
        }
    }

    /// <summary>A decision of an auto study.</summary>
    public void Decision(StudyDecision decision, StudyStepResult? tried)
    {
        if (json)
        {
            JsonLines.Write(decision);
            return;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {decision.Round}: {decision.From} proposes {decision.Constraint}: {decision.Evidence}"));
        if (tried is not null)
        {
            Regime(tried);
            var mean = PopulationSummary.Of(tried.Population).Mean!.Value;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {decision.Tried}: {decision.Networks} networks, mean {Quantity.Percent(mean)}. {decision.Verdict} {(decision.Kept ? "Kept" : "Dropped")}"));
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
                JsonLines.Write(new
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
                Quantity.Short(complexity.Flops),
                Quantity.Short(complexity.Params),
                Quantity.Short(complexity.Activations),
                string.Join('-', member.Chosen.Shape?.Stages.Select(stage => stage.Depth) ?? []),
                string.Join('-', member.Chosen.Shape?.Stages.Select(stage => stage.Width) ?? []),
                member.Validation is { } validation ? Quantity.Percent(validation.Value) : "-",
                member.Validation?.Interval is { } interval ? $"{Quantity.Percent(interval.Lower)} to {Quantity.Percent(interval.Upper)}" : "-",
                member.Test is { } test ? Quantity.Percent(test.Error.Value) : "-",
                member.Test?.Entry ?? "-");
        }

        if (!json && members.Count > 0)
        {
            Console.WriteLine();
            table.Write(Console.Out);
        }
    }

    private void Regime(StudyStepResult result)
    {
        foreach (var line in RegimeOutput.Lines([(result.Step.Experiment.Name, result.Regime)]).Where(_said.Add))
        {
            Console.WriteLine($"  {line}");
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
