using System.Diagnostics;
using Explorer.Analysis.Prediction;
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
        if (request.Curves)
        {
            var rule = new CurveStoppingRule();
            CurveOutput.Write(console.Output, record.Name, CurveCalibration.Of(trials, rule), rule, request.Json);
            return ExitCode.Done;
        }

        var source = narrowed(record.ReadDefinition());
        var population = Population.Of(trials);
        var begun = Stopwatch.GetTimestamp();
        var report = PredictorReport.Of(population, withProxies: false, request.Seed);
        PredictionOutput.Write(console.Output, record.Name, report, request.Json);
        if (request.WithProxies)
        {
            PredictionOutput.WriteWithProxies(console.Output, PredictorReport.Of(ProxyTrials.Of(population, record.Name), withProxies: true, request.Seed), request.Json);
        }

        if (ProxyReport.Of(population, request.Seed) is { } proxies)
        {
            ProxyOutput.Write(console.Output, proxies, request.Json);
        }

        var fitted = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        begun = Stopwatch.GetTimestamp();
        var predictor = ErrorPredictor.Fit(population, PredictorKind.GaussianProcess, withProxies: false, request.Seed);
        var trained = trials.Select(trial => trial.Hash).ToHashSet(StringComparer.Ordinal);
        var ranking = CandidateRanking.Of(predictor, source.Space, request.Count, request.Top, trained, request.Seed, source.Origin);
        RankingOutput.Write(console, source, population, report, ranking, request, (fitted, Stopwatch.GetElapsedTime(begun).TotalSeconds));
        return ExitCode.Done;
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
