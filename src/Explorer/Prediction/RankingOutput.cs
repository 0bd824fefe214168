using Explorer.Analysis.Prediction;
using Explorer.Experiments.Trainings;

namespace Explorer.Prediction;

/// <summary>The networks of least predicted error: a table, lines of JSON, or a file of configs.</summary>
internal static class RankingOutput
{
    public static void Write(CommandConsole console,
        Experiment source, Population population, PredictorReport report, CandidateRanking ranking, PredictRequest request, (double Fitting, double Ranking) seconds)
    {
        if (request.Json)
        {
            WriteJson(console, ranking);
        }
        else
        {
            WriteText(console, source, population, report, ranking);
        }

        if (request.Configs is { } file)
        {
            WriteConfigs(ranking, file);
        }

        console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"explorer: {ranking.Candidates:N0} networks from {ranking.Attempts:N0} attempts predicted in {seconds.Ranking:F1} s ({ranking.Candidates / seconds.Ranking:N0} networks/s); cross-validation took {seconds.Fitting:F1} s"));
    }

    private static void WriteJson(CommandConsole console, CandidateRanking ranking)
    {
        var rank = 0;
        foreach (var network in ranking.Best)
        {
            JsonLines.Write(console.Output, new
            {
                kind = "network",
                rank = ++rank,
                network.Hash,
                network.Config,
                network.Complexity.Flops,
                network.Complexity.Params,
                network.Complexity.Activations,
                predictedError = network.Error.Value,
                interval = PredictionOutput.Ends(network.Error),
            });
        }
    }

    private static void WriteText(CommandConsole console, Experiment source, Population population, PredictorReport report, CandidateRanking ranking)
    {
        console.Output.WriteLine();
        console.Output.WriteLine($"the {ranking.Best.Length} of least predicted error of {ranking.Candidates.ToString("N0", CultureInfo.InvariantCulture)} networks of {source.Name}, none of them trained (best trained: {Best(population)})");
        var table = new TextTable("rank", "predicted", "95 %", "flops", "params", "activations", "depths", "widths", "ratios", "group widths");
        var rank = 0;
        foreach (var network in ranking.Best)
        {
            var stages = NetworkShape.Of(network.Config)?.Stages;
            table.Add(
                (++rank).ToString(CultureInfo.InvariantCulture),
                NumberText.Share(network.Error.Value),
                network.Error.Interval is { } interval ? $"{NumberText.Share(interval.Lower)} to {NumberText.Share(interval.Upper)}" : "-",
                NumberText.Quantity(network.Complexity.Flops),
                NumberText.Quantity(network.Complexity.Params),
                NumberText.Quantity(network.Complexity.Activations),
                List(stages, stage => stage.Depth),
                List(stages, stage => stage.Width),
                List(stages, stage => stage.BottleneckRatio),
                List(stages, stage => stage.GroupWidth));
        }

        table.Write(console.Output);
        if (TrainingSetting.Swept(population.Members.Select(member => member.Trial.Training)) is { Count: > 0 } swept)
        {
            console.Output.WriteLine($"as if trained with the mean of each swept setting: {string.Join(", ", swept.Select(setting => setting.Key))}");
        }

        console.Output.WriteLine($"predicted error of all: best {NumberText.Share(ranking.Quartiles[0])}, quartiles {string.Join(", ", ranking.Quartiles.Skip(1).Select(error => NumberText.Share(error)))}");
        foreach (var warning in PredictionWarnings.Of(source, population, ranking).Concat(report.Process.RSquared.Value > 0 ? [] : PredictionWarnings.Of(report).Take(1)))
        {
            console.Output.WriteLine($"warning: {warning}");
        }
    }

    private static string Best(Population population) => population.Best(1) is [var best] ? NumberText.Share(best.Error) : "none";

    private static string List(ValueList<StageShape>? stages, Func<StageShape, double> number) =>
        stages is { } all ? string.Join(',', all.Select(stage => number(stage).ToString(CultureInfo.InvariantCulture))) : "-";

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
}
