using System.Diagnostics;
using Explorer.Analysis.Prediction;
using Explorer.Documents.Writers;
using Explorer.Experiments.LearningCurves;
using Explorer.Prediction;
using Explorer.Statistics.GaussianProcesses;

namespace Explorer.Commands.Ask;

/// <summary><c>explorer predict EXPERIMENT</c>: what the stored trials tell about networks, and about last epochs, that were not trained.</summary>
internal static class PredictCommand
{
    private const int DefaultCount = 1_000_000;
    private const int DefaultTop = 20;

    public static Command Create()
    {
        var experiment = new Argument<string>("EXPERIMENT") { Description = StoredExperiment.Description };
        var store = OutputOptions.Store();
        var json = OutputOptions.Json();
        var window = new WindowOptions();
        var count = PositiveNumber("--count", "Untrained networks to draw and rank", DefaultCount);
        var top = PositiveNumber("--top", "Networks of least predicted error to print", DefaultTop);
        var seed = new Option<ulong>("--seed") { Description = "Seed of draws, folds and bootstrap", HelpName = "S", DefaultValueFactory = _ => 1 };
        var proxies = new Option<bool>("--proxies") { Description = "Also cross-validate with the trials' zero-cost proxies as features" };
        var curves = new Option<bool>("--curves") { Description = "Show instead how well first epochs forecast the last, and what stopping by that would do" };
        var configs = new Option<string?>("--configs") { Description = "Also write the networks printed to this file, one model config a line, as an experiment's \"configs\" takes them", HelpName = "FILE.jsonl" };
        var command = new Command("predict", "Predicts the error of untrained networks from the trained ones, and ranks many under a budget") { experiment, store, count, top, seed, proxies, curves, configs, json };
        window.AddTo(command);
        command.SetRun((parsed, console) => Run(
            console,
            new PredictRequest
            {
                Experiment = parsed.GetValue(experiment)!,
                Store = parsed.GetValue(store)!,
                Count = parsed.GetValue(count),
                Top = parsed.GetValue(top),
                Seed = parsed.GetValue(seed),
                WithProxies = parsed.GetValue(proxies),
                Curves = parsed.GetValue(curves),
                Configs = parsed.GetValue(configs),
                Json = parsed.GetValue(json),
            },
            space => window.Apply(parsed, space)));
        return command;
    }

    private static int Run(CommandConsole console, PredictRequest request, Func<Experiment, Experiment> narrowed)
    {
        using var store = ResultStores.Open(request.Store, StoreAccess.Read);
        var record = StoredExperiment.Find(store, request.Store, request.Experiment);
        var trials = store.Trials(record.Name);
        var writer = new TerminalWriter(console.Output);
        if (request.Curves)
        {
            var rule = new CurveStoppingRule();
            var calibrations = CurveCalibration.Of(trials, rule);
            if (calibrations.Count == 0)
                throw new InvalidInputException(record.Name, $"expected more than {rule.FewestCurves} completed trials with the same number of epochs, two or more; found fewer");
            if (request.Json)
                PredictionJson.Write(console.Output, calibrations);
            else
                writer.Write(CurveDocument.Of(record.Name, calibrations, rule));
            return ExitCode.Done;
        }

        var source = narrowed(record.ReadDefinition());
        var population = Population.Of(trials);
        var begun = Stopwatch.GetTimestamp();
        var report = PredictorReport.Of(population, withProxies: false, request.Seed);
        var withProxies = request.WithProxies ? PredictorReport.Of(ProxyTrials.Of(population, record.Name), withProxies: true, request.Seed) : null;
        var proxies = ProxyReport.Of(population, request.Seed);
        if (request.Json)
        {
            PredictionJson.Write(console.Output, report, withProxies: false);
            if (withProxies is not null)
                PredictionJson.Write(console.Output, withProxies, withProxies: true);
            if (proxies is not null)
                PredictionJson.Write(console.Output, proxies);
        }
        else
        {
            writer.Write(PredictorDocument.Of(record.Name, report, withProxies, proxies));
        }

        var fitting = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        begun = Stopwatch.GetTimestamp();
        var predictor = ErrorPredictor.Fit(population, PredictorKind.GaussianProcess, withProxies: false, request.Seed);
        var trained = trials.Select(trial => trial.Hash).ToHashSet(StringComparer.Ordinal);
        var ranking = CandidateRanking.Of(predictor, source.Space, request.Count, request.Top, trained, request.Seed, source.Origin);
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        if (request.Json)
            PredictionJson.Write(console.Output, ranking);
        else
            writer.Write(RankingDocument.Of(source, population, report, ranking));
        if (request.Configs is { } file)
            WriteConfigs(ranking, file);
        console.Tell($"{NumberText.Counted(ranking.Candidates, "network")} from {NumberText.Counted(ranking.Attempts, "attempt")} predicted in {NumberText.Time(seconds)} ({NumberText.Count((long)(ranking.Candidates / seconds))} networks/s); cross-validation took {NumberText.Time(fitting)}");
        return ExitCode.Done;
    }

    private static void WriteConfigs(CandidateRanking ranking, string file)
    {
        try
        {
            File.WriteAllLines(file, ranking.Best.Select(network => ModelConfigJson.Write(network.Config)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"--configs {file}", $"cannot be written to: {error.Message}");
        }
    }

    private static Option<int> PositiveNumber(string name, string description, int value)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError($"{name} expects a whole number of at least 1");
            }
        });
        return option;
    }
}
