
namespace Explorer.Commands.Ask;

/// <summary><c>explorer compare A B…</c>: populations set against one another, with a verdict for every pair.</summary>
internal static class CompareCommand
{
    private const string Origin = "explorer compare";
    private const int DefaultBins = 10;

    private static readonly NetworkMeasure[] Measures = [NetworkMeasure.Flops, NetworkMeasure.Params, NetworkMeasure.Activations];

    public static Command Create()
    {
        var experiments = new Argument<string[]>("EXPERIMENT")
        {
            Description = "Two or more experiments: files, names in a store, or NAME@STORE; each is set against those before it",
            Arity = ArgumentArity.OneOrMore,
        };
        var stores = OutputOptions.Stores();
        var output = new Option<string?>("--out", "-o") { Description = "Also write an HTML page and the figures' numbers into this folder", HelpName = "DIR" };
        var normalise = new Option<string?>("--normalise") { Description = "Compare networks of like complexity: flops, params or activations", HelpName = "MEASURE" };
        var bins = new Option<int?>("--bins") { Description = $"Bins of complexity; default: {DefaultBins}", HelpName = "K" }.Within(1, 1000);
        var seed = OutputOptions.Seed("permutations and bootstrap");
        var across = ComparedData.AcrossData();
        var assisted = new Option<bool>("--assisted") { Description = "Also compare with the help of predictions for untrained networks, which may tell as much from fewer trained ones" };
        var json = OutputOptions.Json();
        var command = new Command("compare", "Sets populations against one another: differences with intervals, tests, and a verdict for every pair")
        {
            experiments, stores, output, normalise, bins, seed, assisted, across, json,
        };
        command.SetRun((parsed, console) =>
        {
            var settings = new ComparisonSettings { Origin = Origin, Seed = parsed.GetValue(seed), Matching = Matching(parsed.GetValue(normalise), parsed.GetValue(bins)) };
            if (parsed.GetValue(assisted) && settings.Matching is not null)
                throw new InvalidInputException("--assisted", "found beside --normalise; expected one of them: predictions tell of whole spaces, not of bins");
            var report = Report(parsed.GetValue(experiments)!, parsed.GetValue(stores)!, settings, parsed.GetValue(across), parsed.GetValue(assisted));
            foreach (var warning in report.Warnings)
                console.Warn($"warning: {warning}");
            if (parsed.GetValue(json))
                ComparisonJson.Write(console.Output, report);
            else
                console.Documents().Write(ComparisonDocument.Of(report, inFull: false));
            if (parsed.GetValue(output) is { } folder)
                console.Tell($"comparison {OutputFile.Page(ComparisonDocument.Of(report), "Comparison of design spaces", "compare.html", folder)}");
            return ExitCode.Done;
        });
        return command;
    }

    private static ComparisonReport Report(string[] names, string[] stores, ComparisonSettings settings, bool across, bool assisted)
    {
        if (names.Length < 2)
            throw new InvalidInputException(Origin, $"found one experiment ({names[0]}), expected two or more: explorer compare {names[0]} OTHER");
        return StoredComparison.Of(StoredExperiment.ReadAll(names, stores), settings, across, assisted);
    }

    private static ComplexityMatching? Matching(string? measure, int? bins)
    {
        if (measure is null)
            return bins is null ? null : throw new InvalidInputException("--bins", "found without --normalise; expected --normalise flops, params or activations beside it");
        var keys = Measures.Select(known => known.Key).ToList();
        return Array.Find(Measures, known => known.Key == measure) is { } found
            ? new ComplexityMatching(found, bins ?? DefaultBins)
            : throw new InvalidInputException("--normalise", $"unknown measure '{measure}'; {NearMatch.Advice(measure, keys)}");
    }
}
