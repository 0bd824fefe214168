using Explorer.Analysis.Widths;
using Explorer.Statistics.Regressions;

namespace Explorer.Commands.Ask;

/// <summary>Complexity laws in words.</summary>
internal static class LawText
{
    private const double NarrowRange = 2;

    public static void Write(TextWriter output, IReadOnlyList<LawInput> inputs, ComplexityLaws laws)
    {
        output.WriteLine($"complexity of the best {laws.BestCount} networks of {string.Join(", ", inputs.Select(input => input.Experiment))}");
        Law(output, "activations", laws.Activations, ComplexityLaws.PaperActivations);
        Law(output, "parameters", laws.Params, ComplexityLaws.PaperParams);
        if (laws.RunTime is not { } time)
        {
            output.WriteLine("run time: no trial has one that can be compared");
            return;
        }

        var left = time.LeftOut > 0 ? $"; {time.LeftOut} trials of other setups left out" : "";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"run time of {time.Count} trials ({time.Setup}{left}): median {1e6 * time.MedianSecondsPerImage:F0} us a training image and epoch"));
        output.WriteLine($"  with activations: Pearson {Short(time.ActivationsPearson)}, Spearman {Short(time.ActivationsSpearman)} (paper: Pearson 0.90)");
        output.WriteLine($"  with FLOPs:       Pearson {Short(time.FlopsPearson)}, Spearman {Short(time.FlopsSpearman)} (paper: Pearson 0.64)");
    }

    private static void Law(TextWriter output, string what, PowerLaw? law, double paper)
    {
        if (law is null)
        {
            output.WriteLine($"{what}: all have the same FLOPs, so no law can be told");
            return;
        }

        var verdict = law.Exponent.Interval switch
        {
            null => "too few networks for an interval",
            var interval when law.Range < NarrowRange => $"FLOPs span a factor of {law.Range.ToString("F1", CultureInfo.InvariantCulture)} only: add experiments of other budgets",
            var interval when interval.Contains(paper) => string.Create(CultureInfo.InvariantCulture, $"agrees with the paper's {paper}"),
            var interval => string.Create(CultureInfo.InvariantCulture, $"{(interval.Lower > paper ? "steeper" : "flatter")} than the paper's {paper}"),
        };
        output.WriteLine($"{what} = {NumberText.Quantity(law.Coefficient.Value * Math.Pow(1e6, law.Exponent.Value))} * (FLOPs/1M)^{FitText.Estimate(law.Exponent, "F2")}: {verdict}");
    }

    private static string Short(Estimate? estimate) => estimate is null ? "-" : FitText.Estimate(estimate, "F2");
}
