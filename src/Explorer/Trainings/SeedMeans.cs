using Explorer.Training.Sessions;

namespace Explorer.Trainings;

/// <summary>What the trainings of one network from several seeds have in common.</summary>
internal static class SeedMeans
{
    /// <summary>Writes the mean accuracies with their intervals, in words or as one JSON line.</summary>
    public static void Write(CommandConsole console, IReadOnlyList<SessionResult> results, bool json)
    {
        var ended = results.Where(result => result.DivergedIn is null).ToList();
        var (test, validation) = (Mean(ended.Select(result => 1 - result.Test?.Error)), Mean(ended.Select(result => result.Epochs is [.., var last] ? 1 - last.ValidationError : (double?)null)));
        if (json)
        {
            JsonLines.Write(console.Output, new
            {
                seeds = results.Select(result => result.Request.Seed),
                diverged = results.Count - ended.Count,
                testAccuracy = test?.Value,
                testAccuracyInterval = JsonLines.Ends(test),
                validationAccuracy = validation?.Value,
                validationAccuracyInterval = JsonLines.Ends(validation),
            });
            return;
        }

        console.Output.WriteLine();
        console.Output.WriteLine($"{NumberText.Counted(ended.Count, "training")}, seeds {results[0].Request.Seed} to {results[^1].Request.Seed}{(ended.Count < results.Count ? $" ({NumberText.Count(results.Count - ended.Count)} diverged and left out)" : "")}: {string.Join("; ", Parts())} (mean, 95 % interval over seeds by {StudentMean.Method}).");

        IEnumerable<string> Parts()
        {
            if (test is not null)
                yield return $"test accuracy {Cell.Share(test, 2)}{Images(ended)}";
            if (validation is not null)
                yield return $"validation accuracy {Cell.Share(validation, 2)} after the last epoch";
        }
    }

    // One training may have ended before another number of test images was asked for.
    private static string Images(IReadOnlyList<SessionResult> ended) =>
        ended.Select(result => result.Test?.Images).OfType<int>().Distinct().Order().ToList() is { Count: > 0 } counts ? $" on {string.Join(" or ", counts.Select(count => NumberText.Count(count)))} test images" : "";

    private static Estimate? Mean(IEnumerable<double?> values) => values.OfType<double>().ToList() is { Count: > 0 } known ? StudentMean.Of(known).OfShares() : null;
}
