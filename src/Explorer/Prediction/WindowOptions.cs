using Explorer.Commands;
using Explorer.SearchSpace.Spaces;

namespace Explorer.Prediction;

/// <summary>Options that say which networks are candidates: whose space, and what they may cost.</summary>
internal sealed class WindowOptions
{
    // Below the budget by more, a network would not use it.
    private const double LeastShare = 0.95;

    private readonly Option<string?> _space = new("--space") { Description = "Draw from the space of another experiment file", HelpName = "EXPERIMENT.json" };
    private readonly Option<string?> _budget = new("--budget") { Description = "FLOPs that candidates may use: up to so many, and at least 95 % of them", HelpName = "400M" };
    private readonly Option<string?> _flops = Range("--flops", "FLOPs");
    private readonly Option<string?> _params = Range("--params", "parameters");
    private readonly Option<string?> _activations = Range("--activations", "activations");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _space, _budget, _flops, _params, _activations })
            command.Options.Add(option);
    }

    /// <summary>The experiment whose space candidates come from, its complexity window replaced as asked.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="experiment">The experiment whose trials are learned from.</param>
    /// <exception cref="InvalidInputException">A file is no experiment, a number is none, or a list of networks has no window.</exception>
    public Experiment Apply(ParseResult parsed, Experiment experiment)
    {
        var source = parsed.GetValue(_space) is { } file ? ExperimentReader.Load(file, DataDemand.None) : experiment;
        if (source != experiment)
            StoredExperiment.RequireNetworks(experiment, "another space");
        var budget = parsed.GetValue(_budget);
        var flops = parsed.GetValue(_flops);
        if (budget is not null && flops is not null)
            throw new InvalidInputException("explorer predict", "--budget and --flops both bound FLOPs; give one of them");

        var window = (
            Flops: budget is not null ? Budget(budget) : Parse("--flops", flops),
            Params: Parse("--params", parsed.GetValue(_params)),
            Activations: Parse("--activations", parsed.GetValue(_activations)));
        if (window is (null, null, null))
            return source;

        StoredExperiment.RequireNetworks(source, "a budget");
        var space = source.Space as SampledSpace ?? throw new InvalidInputException(source.Origin, "its networks are a list, which has no budget to change; leave out --budget, --flops, --params and --activations");
        var own = space.Complexity;
        return source with { Space = space with { Complexity = new ComplexityWindow(window.Flops ?? own.Flops, window.Params ?? own.Params, window.Activations ?? own.Activations) } };
    }

    private static Option<string?> Range(string name, string what) => new(name) { Description = $"Bounds on the candidates' {what} in place of the space's own: 8M..10M, 8M.. or ..10M", HelpName = "LOW..HIGH" };

    private static CountRange Budget(string text)
    {
        var most = Count("--budget", text);
        return new CountRange((long)Math.Ceiling(LeastShare * most), most);
    }

    private static CountRange? Parse(string option, string? text)
    {
        if (text is null)
            return null;

        if (text.Split("..") is not [var low, var high] || (low.Length == 0 && high.Length == 0))
        {
            throw new InvalidInputException(option, $"found {text}, expected LOW..HIGH, such as 8M..10M, 8M.. or ..10M");
        }

        var range = new CountRange(low.Length == 0 ? null : Count(option, low), high.Length == 0 ? null : Count(option, high));
        return range.Least > range.Most ? throw new InvalidInputException(option, $"found {text}, expected the lower end first") : range;
    }

    private static long Count(string option, string text) => SizeUnits.Decimal.Parse(text) is > 0 and var count
        ? count
        : throw new InvalidInputException(option, $"found {text}, expected a number above 0 such as 400M, 1.5G or 12000");
}
