using Explorer.Documents.Writers;

namespace Explorer.Commands.Ask;

/// <summary><c>explorer compare A B…</c>: populations set against one another, with a verdict for every pair.</summary>
internal static class CompareCommand
{
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
        var bins = new Option<int?>("--bins") { Description = $"Bins of complexity; default: {DefaultBins}", HelpName = "K" };
        var seed = OutputOptions.Seed("permutations and bootstrap");
        var across = ComparedData.AcrossData();
        var json = OutputOptions.Json();
        var command = new Command("compare", "Sets populations against one another: differences with intervals, tests, and a verdict for every pair")
        {
            experiments, stores, output, normalise, bins, seed, across, json,
        };
        command.SetRun((parsed, console) =>
        {
            var settings = new ComparisonSettings { Seed = parsed.GetValue(seed), Matching = Matching(parsed.GetValue(normalise), parsed.GetValue(bins)) };
            var report = Report(parsed.GetValue(experiments)!, parsed.GetValue(stores)!, settings, parsed.GetValue(across));
            foreach (var warning in report.Warnings)
                console.Warn($"warning: {warning}");
            if (parsed.GetValue(json))
                ComparisonJson.Write(console.Output, report);
            else
                new TerminalWriter(console.Output).Write(ComparisonDocument.Of(report, inFull: false));
            if (parsed.GetValue(output) is { } folder)
                console.Tell($"comparison {OutputFile.Page(ComparisonDocument.Of(report), "Comparison of design spaces", "compare.html", folder)}");
            return ExitCode.Done;
        });
        return command;
    }

    private static ComparisonReport Report(string[] names, string[] stores, ComparisonSettings settings, bool across)
    {
        if (names.Length < 2)
            throw new InvalidInputException("compare", $"found one experiment ({names[0]}), expected two or more: explorer compare A B");
        return StoredComparison.Of(StoredExperiment.ReadAll(names, stores), settings, across);
    }

    private static ComplexityMatching? Matching(string? measure, int? bins)
    {
        if (measure is null)
            return bins is null ? null : throw new InvalidInputException("--bins", "found without --normalise; expected --normalise flops, params or activations beside it");
        if (bins is < 1 or > 1000)
            throw new InvalidInputException("--bins", $"found {bins}, expected 1 to 1000");
        var keys = Measures.Select(known => known.Key).ToList();
        return Array.Find(Measures, known => known.Key == measure) is { } found
            ? new ComplexityMatching(found, bins ?? DefaultBins)
            : throw new InvalidInputException("--normalise", $"unknown measure '{measure}'; {NearMatch.Advice(measure, keys)}");
    }
}
