using System.Globalization;
using System.IO.Compression;
using Explorer.Analysis.Populations;
using Explorer.Analysis.Prediction;
using Explorer.Statistics.Intervals;
using Explorer.Storage;
using Explorer.Storage.Transfer;

// How well the regressions of `explorer predict` tell networks that they never saw, on the same folds, and how often their intervals hold, over
// several seeds of the deals. Without arguments: every population of the studies in docs that was trained in full, 24 networks or more. Prints a
// Markdown table.
const int Seeds = 5;

double[] levels = [0.8, 0.9, 0.95];
(string File, string Experiment)[] populations = args switch
{
    [] =>
    [
        .. Study("regnet-study", "study-anynet-a", "study-anynet-b", "study-anynet-c", "study-anynet-d", "study-anynet-e", "study-regnetx", "study-regnetx-constrained", "study-regnety"),
        .. Study("fidelity-study", "fidelity-full"),
        .. Study(
            "defaults-study", "defaults-a-cifar10", "defaults-a-shapes", "defaults-c-cifar10", "defaults-c-shapes", "defaults-d-cifar10", "defaults-d-shapes", "defaults-regnetx-cifar10", "defaults-regnetx-shapes"),
    ],
    [var file, _, ..] => [.. args[1..].Select(experiment => (file, experiment))],
    _ => [],
};
if (populations.Length == 0)
{
    Console.Error.WriteLine("usage: predictors [STORE|EXPORT.jsonl.gz EXPERIMENT…]");
    return 2;
}

Console.Out.WriteLine($"| population | regression | R² [95 %] | missed by, points [95 %] | rank correlation ρ [95 %] | 80, 90, 95 % intervals held, {Seeds * CrossValidation.Deals} deals | width of the 95 %, points |");
Console.Out.WriteLine("|---|---|---|---|---|---|---|");
var sums = new double[PredictorReport.Kinds.Count];
foreach (var (file, experiment) in populations)
{
    var population = Population.Of(Read(file, experiment));
    var data = PredictorData.Of(population, withProxies: false, seed: 1);
    var seeds = Enumerable.Range(1, Seeds).Select(seed => CrossValidation.Of(data, PredictorReport.Kinds, (ulong)seed)).ToArray();
    for (var kind = 0; kind < PredictorReport.Kinds.Count; kind++)
    {
        var quality = PredictorQuality.Of(seeds[0][kind], seed: 1);
        sums[kind] += quality.RSquared.Value;
        var held = levels.Select(level => seeds.Average(validations => PredictorQuality.Covered(validations[kind], level).Observed.Value));
        var width = seeds.Average(validations => PredictorQuality.Covered(validations[kind], levels[^1]).MeanWidth);
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {(kind == 0 ? $"{experiment}, {data.Rows.Length} trials" : "")} | {quality.Kind} | {Text(quality.RSquared)} | {Text(quality.MeanAbsolute, 100, "F1")} | {Text(quality.Spearman)} | {string.Join(", ", held.Select(share => (100 * share).ToString("F0", CultureInfo.InvariantCulture)))} | {100 * width:F1} |"));
    }
}

Console.Out.WriteLine($"Mean R² of {populations.Length} populations: {string.Join(", ", PredictorReport.Kinds.Select((kind, i) => string.Create(CultureInfo.InvariantCulture, $"{kind} {sums[i] / populations.Length:F2}")))}.");
return 0;

static (string, string)[] Study(string name, params string[] experiments) => [.. experiments.Select(experiment => ($"docs/studies/{name}/results.jsonl.gz", experiment))];

static IReadOnlyList<Explorer.Experiments.Trials.TrialRecord> Read(string file, string experiment)
{
    if (!file.EndsWith(".jsonl.gz", StringComparison.Ordinal))
    {
        using var stored = ResultStores.Open(file, StoreAccess.Read);
        return stored.Trials(experiment);
    }

    var folder = Directory.CreateTempSubdirectory("predictors");
    try
    {
        using var input = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        using var store = ResultStores.Open(Path.Combine(folder.FullName, "results.litedb"), StoreAccess.Write);
        StoreImport.Read(input, file).AddTo(store);
        return store.Trials(experiment);
    }
    finally
    {
        folder.Delete(recursive: true);
    }
}

static string Text(Estimate estimate, double scale = 1, string format = "F2") => string.Create(
    CultureInfo.InvariantCulture,
    $"{(scale * estimate.Value).ToString(format, CultureInfo.InvariantCulture)}{(estimate.Interval is { } interval ? $" [{(scale * interval.Lower).ToString(format, CultureInfo.InvariantCulture)}, {(scale * interval.Upper).ToString(format, CultureInfo.InvariantCulture)}]" : "")}");
