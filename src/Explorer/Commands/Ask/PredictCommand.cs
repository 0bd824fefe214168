using System.Diagnostics;
using Explorer.Analysis.Prediction;
using Explorer.Documents.Writers;
using Explorer.Experiments.LearningCurves;
using Explorer.Prediction;

namespace Explorer.Commands.Ask;

/// <summary><c>explorer predict EXPERIMENT</c>: what the stored trials tell about networks, and about last epochs, that were not trained.</summary>
internal static class PredictCommand
{
    public static Command Create()
    {
        var experiment = new Argument<string>("EXPERIMENT") { Description = StoredExperiment.Description };
        var store = OutputOptions.Store();
        var json = OutputOptions.Json();
        var window = new WindowOptions();
        var count = new Option<int>("--count") { Description = "Untrained networks to draw and rank", HelpName = "N", DefaultValueFactory = _ => 1_000_000 }.AtLeast(1);
        var top = new Option<int>("--top") { Description = "Networks of least predicted error to print", HelpName = "N", DefaultValueFactory = _ => 20 }.AtLeast(1);
        var seed = OutputOptions.Seed("draws, folds and bootstrap");
        var proxies = new Option<bool>("--proxies") { Description = "Also cross-validate with the trials' zero-cost proxies as features" };
        var curves = new Option<bool>("--curves") { Description = "Show instead how well first epochs forecast the last, and what stopping by that would do" };
        var save = OutputOptions.Save("Also write the networks printed to this file, one model config a line, as an experiment's \"configs\" takes them", "FILE.jsonl");
        var command = new Command("predict", "Predicts the error of untrained networks from the trained ones, and ranks many under a budget") { experiment, store, count, top, seed, proxies, curves, save, json };
        window.AddTo(command);
        command.SetRun((parsed, console) =>
        {
            var file = parsed.GetValue(save) is { } wanted ? OutputFile.Check(wanted, save.Name, ".jsonl") : null;
            var read = StoredExperiment.ReadAll([parsed.GetValue(experiment)!], parsed.GetValue(store)!)[0];
            if (parsed.GetValue(curves))
            {
                Curves(console, read, parsed.GetValue(json));
                return ExitCode.Done;
            }

            if (read.Named.Population.Members.Select(member => member.Trial.Hash).Distinct(StringComparer.Ordinal).Count() is var networks && networks < ErrorPredictor.FewestNetworks && read.Experiment.Space is not ParameterSpace)
                throw new InvalidInputException(read.Named.Name, $"{NumberText.Counted(networks, "trained network")}, expected at least {NumberText.Count(ErrorPredictor.FewestNetworks)} to predict others from; train more: explorer run {read.Experiment.Name}{(read.Planned < ErrorPredictor.FewestNetworks ? FormattableString.Invariant($" --with sample.count={ErrorPredictor.FewestNetworks}") : "")}{OutputOptions.InStore(read.Store)}");
            var writer = console.Documents();
            var source = window.Apply(parsed, read.Experiment);
            var begun = Stopwatch.GetTimestamp();
            var report = Predictors(console, writer, read, parsed.GetValue(seed), parsed.GetValue(proxies), parsed.GetValue(json));
            var fitting = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            begun = Stopwatch.GetTimestamp();
            var ranking = CandidateRanking.Of(read.Named.Population, read.Trials, source.Space, parsed.GetValue(count), parsed.GetValue(top), parsed.GetValue(seed), source.Origin);
            var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            if (parsed.GetValue(json))
                PredictionJson.Write(console.Output, ranking);
            else
                writer.Write(RankingDocument.Of(source, read.Named.Population, report, ranking));
            if (file is not null)
                OutputFile.Write(file, string.Concat(ranking.Best.Select(network => (network.Config is { } config ? ModelConfigJson.Write(config) : TrialsJson.Serialize(network.Parameters)) + Environment.NewLine)), $"--save {file}");
            console.Tell($"{NumberText.Counted(ranking.Candidates, source.Space is ParameterSpace ? "setting" : "network")} from {NumberText.Counted(ranking.Attempts, "attempt")} predicted in {NumberText.Time(seconds)} ({NumberText.Count((long)(ranking.Candidates / seconds))} {(source.Space is ParameterSpace ? "settings" : "networks")}/s); cross-validation took {NumberText.Time(fitting)}");
            return ExitCode.Done;
        });
        return command;
    }

    private static void Curves(CommandConsole console, StoredExperiment read, bool json)
    {
        var rule = new CurveStoppingRule();
        var calibrations = CurveCalibration.Of(read.Trials, rule);
        if (calibrations.Count == 0)
            throw new InvalidInputException(read.Named.Name, $"expected more than {rule.FewestCurves} completed trials with the same number of epochs, two or more; found fewer");
        if (json)
            PredictionJson.Write(console.Output, calibrations);
        else
            console.Documents().Write(CurveDocument.Of(read.Named.Name, calibrations, rule));
    }

    private static PredictorReport Predictors(CommandConsole console, TerminalWriter writer, StoredExperiment read, ulong seed, bool proxies, bool json)
    {
        var (name, population) = read.Named;
        var report = PredictorReport.Of(population, withProxies: false, seed);
        var withProxies = proxies ? PredictorReport.Of(ProxyTrials.Of(population, name), withProxies: true, seed) : null;
        var proxyReport = ProxyReport.Of(population, seed);
        if (!json)
        {
            writer.Write(PredictorDocument.Of(name, report, withProxies, proxyReport));
            return report;
        }

        PredictionJson.Write(console.Output, report, withProxies: false);
        if (withProxies is not null)
            PredictionJson.Write(console.Output, withProxies, withProxies: true);
        if (proxyReport is not null)
            PredictionJson.Write(console.Output, proxyReport);
        return report;
    }
}
