using Explorer.Analysis.Prediction;
using Explorer.Experiments.LearningCurves;

namespace Explorer.Prediction;

/// <summary>How well first epochs forecast the last: a table, or lines of JSON.</summary>
internal static class CurveOutput
{
    public static void Write(TextWriter output, string experiment, IReadOnlyList<CurveCalibration> calibrations, CurveStoppingRule rule, bool json)
    {
        if (calibrations.Count == 0)
        {
            throw new InvalidInputException(experiment, $"expected more than {rule.FewestCurves} completed trials with the same number of epochs, two or more; found fewer");
        }

        if (json)
        {
            foreach (var item in calibrations)
            {
                WriteJson(output, item);
            }

            return;
        }

        var epochs = calibrations[0].Epochs;
        output.WriteLine($"{experiment}: the error after epoch {epochs}, forecast for the last {calibrations[0].Trials} trials from their first epochs and the curves of the trials before each");
        var table = new TextTable(["epochs seen", "missed by", .. CoverageLevel.Levels.Select(level => $"{100 * level:0} % held"), "95 % width", "would stop", "of the best quarter"]);
        foreach (var item in calibrations)
        {
            table.Add(
            [
                item.Seen.ToString(CultureInfo.InvariantCulture),
                NumberText.Share(item.MeanMiss),
                .. item.Coverage.Select(level => $"{100 * level.Observed.Value:0} %{(level.Holds ? string.Empty : " (!)")}"),
                NumberText.Share(item.Coverage[^1].MeanWidth),
                Share(item.Stopped),
                item.StoppedOfBest is { } best ? Share(best) : "-",
            ]);
        }

        table.Write(output);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"would stop: those whose chance to end in the best {100 * rule.Share:0} % is below {100 * rule.Risk:0} %, once {rule.FewestCurves} have finished; of the best quarter: wrongly"));
        if (calibrations.Any(item => item.Coverage.Any(level => !level.Holds)))
        {
            output.WriteLine("(!) the intervals hold more or fewer than they say, beyond chance");
        }
    }

    private static string Share(Estimate share) => share.Interval is { } interval
        ? string.Create(CultureInfo.InvariantCulture, $"{100 * share.Value:0} % ({100 * interval.Lower:0} to {100 * interval.Upper:0})")
        : string.Create(CultureInfo.InvariantCulture, $"{100 * share.Value:0} %");

    private static void WriteJson(TextWriter output, CurveCalibration item) => JsonLines.Write(output, new
    {
        kind = "curve",
        item.Seen,
        item.Epochs,
        item.Trials,
        item.MeanMiss,
        coverage = item.Coverage.Select(level => new { level.Nominal, observed = level.Observed.Value, interval = PredictionOutput.Ends(level.Observed), level.MeanWidth }),
        stopped = item.Stopped.Value,
        stoppedInterval = PredictionOutput.Ends(item.Stopped),
        stoppedOfBest = item.StoppedOfBest?.Value,
        stoppedOfBestInterval = PredictionOutput.Ends(item.StoppedOfBest),
    });
}
