using System.Text.Json;
using Explorer.SearchSpace.Json;

namespace Explorer.Analysis.Import;

/// <summary>
/// The sweep JSON of the RegNet authors' code: an array with one object a job, of which <c>cfg</c> (the whole configuration),
/// <c>complexity</c>, <c>train_epoch</c> and <c>test_epoch</c> (lists by epoch; errors in percent) are read.
/// </summary>
internal static class SweepJson
{
    private const int MostProblems = 20;

    // Their names for data sets that are known here, with the images of the test split that errors are measured on.
    private static readonly Dictionary<string, int> DataSets = new(StringComparer.Ordinal) { ["cifar10"] = 10_000, ["imagenet"] = 50_000 };

    public static (IReadOnlyList<ImportedNetwork> Networks, JsonObject Data) Read(string text, string origin)
    {
        var jobs = Parse(text, origin);
        var networks = new List<ImportedNetwork>();
        var problems = new List<Problem>();
        var data = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < jobs.Count && problems.Count < MostProblems; i++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"$[{i}]");
            try
            {
                var job = jobs[i] as JsonObject ?? throw new FormatException("expected an object, one a job");
                var settings = new SweepSettings(job["cfg"] as JsonObject ?? throw new FormatException("has no \"cfg\"; expected what the collecting step of the authors' code writes"));
                data.Add(settings.DataSet);
                networks.Add(Network(job, settings, origin + " " + path));
            }
            catch (Exception error) when (error is FormatException or InvalidOperationException)
            {
                problems.Add(new Problem(path, error.Message));
            }
            catch (InvalidInputException error)
            {
                problems.AddRange(error.Problems.Select(problem => problem with { Path = path + problem.Path[1..] }));
            }
        }

        if (problems.Count == 0 && data.Count > 1)
        {
            problems.Add(new Problem("$", $"its jobs were trained on {string.Join(" and ", data.Order(StringComparer.Ordinal))}; expected one data set"));
        }

        if (problems.Count > 0)
            throw new InvalidInputException(origin, problems);

        var name = data.Single();
        return (networks, new JsonObject { ["name"] = name, ["validation"] = DataSets[name] });
    }

    private static JsonArray Parse(string text, string origin)
    {
        try
        {
            return JsonNode.Parse(PythonNumbers.ToJson(text)) is JsonArray { Count: > 0 } jobs
                ? jobs
                : throw new InvalidInputException(origin, "expected an array with one object a job, as the collecting step of the RegNet authors' code writes it");
        }
        catch (JsonException error)
        {
            throw new InvalidInputException(origin, $"not valid JSON at line {error.LineNumber + 1}: expected the sweep JSON of the RegNet authors' code, or a CSV");
        }
    }

    private static ImportedNetwork Network(JsonObject job, SweepSettings settings, string place)
    {
        if (!DataSets.ContainsKey(settings.DataSet))
        {
            throw new FormatException($"cfg.TRAIN.DATASET is \"{settings.DataSet}\"; {NearMatch.Advice(settings.DataSet, DataSets.Keys)}");
        }

        var training = settings.Training();
        var network = new ImportedNetwork
        {
            Config = settings.Config(place),
            Training = training,
            Outcome = new TrialOutcome.Failed("it has no tested epoch"),
            Seed = settings.Seed,
            Claimed = (Figure(job, "flops"), Figure(job, "params"), Figure(job, "acts")),
        };
        if (job["test_epoch"] is not JsonObject tests || Numbers(tests, "top1_err") is not { Length: > 0 } errors)
            return network;

        var epochs = Epochs(job, tests, errors);
        network = network with { Epochs = epochs, Seconds = epochs.Sum(epoch => epoch.Seconds) };
        if (double.IsNaN(errors[^1]) || epochs.Any(epoch => double.IsNaN(epoch.TrainLoss)))
        {
            return network with { Outcome = new TrialOutcome.Diverged(CountingRule.DivergedError(network.Config.Classes), null, "a loss or error is not a number"), Epochs = [] };
        }

        var last = epochs[^1].Epoch;
        return last < training.Epochs
            ? network with { Outcome = new TrialOutcome.Failed(string.Create(CultureInfo.InvariantCulture, $"unfinished: epoch {last} of {training.Epochs}")) }
            : network with { Outcome = new TrialOutcome.Completed(errors[^1] / 100, errors.Min() / 100) };
    }

    private static List<EpochMetrics> Epochs(JsonObject job, JsonObject tests, double[] errors)
    {
        var at = Numbers(tests, "epoch_ind") ?? throw new FormatException("test_epoch has no \"epoch_ind\"");
        if (at.Length != errors.Length || errors.Any(error => error is < 0 or > 100))
            throw new FormatException("test_epoch.top1_err: expected one percentage from 0 to 100 for each of test_epoch.epoch_ind");

        var trains = job["train_epoch"] as JsonObject;
        var trained = (trains is null ? null : Numbers(trains, "epoch_ind")) ?? [];
        double Of(string metric, double epoch, double absent)
        {
            var index = Array.IndexOf(trained, epoch);
            return index >= 0 && Numbers(trains!, metric) is { } values && index < values.Length ? values[index] : absent;
        }

        return [.. at.Select((epoch, i) => new EpochMetrics
        {
            Epoch = (int)epoch,
            LearningRate = Of("lr", epoch, 0),
            TrainLoss = Of("loss", epoch, 0),
            TrainError = Of("top1_err", epoch, 0) / 100,
            ValidationLoss = double.NaN,
            ValidationError = errors[i] / 100,
            Seconds = Of("time_epoch", epoch, 0),
        })];
    }

    private static double? Figure(JsonObject job, string name) => (job["complexity"] as JsonObject)?[name] is JsonValue value ? Number(value) : null;

    private static double[]? Numbers(JsonObject parent, string name) => (parent[name] as JsonArray)?.Select(item => item is null ? double.NaN : Number(item)).ToArray();

    // Their logs write some numbers as text.
    private static double Number(JsonNode node) => node.GetValueKind() == JsonValueKind.String
        ? double.Parse(node.GetValue<string>(), NumberStyles.Float, CultureInfo.InvariantCulture)
        : node.GetValue<double>();
}
