using Explorer.Documents.Pages;
using Explorer.Reporting.Trainings;
using Explorer.Training.Sessions;

namespace Explorer.Trainings;

/// <summary>What a finished training says, and its page.</summary>
internal static class TrainResultLines
{
    /// <summary>Writes the page, then result and files in words, or as one JSON line.</summary>
    /// <returns>The exit code.</returns>
    public static int Write(CommandConsole console, SessionResult result, SessionFolder folder, bool json)
    {
        var page = DocumentPage.Write(TrainingDocument.Of(TrainingPageFigures.Of(result)), new PageFrame("Training", result.Environment.CodeVersion, TimeProvider.System.GetUtcNow()), "training.html", folder.Path)[0];
        if (json)
            JsonLines.Write(console.Output, Line(result, folder, page));
        else if (result.Epochs.Count > 0)
            Words(console, result, folder);
        console.Tell($"page {page}");
        if (result.DivergedIn is not { } epoch)
            return ExitCode.Done;
        console.Tell($"the training diverged in epoch {epoch}: its loss became infinite or no number; try a smaller --lr, --warmup 1 or --momentum 0");
        return ExitCode.Failed;
    }

    private static void Words(CommandConsole console, SessionResult result, SessionFolder folder)
    {
        console.Output.WriteLine();
        console.Output.WriteLine(FormattableString.Invariant($"best epoch  {result.BestEpoch}, validation accuracy {EpochTable.Accuracy(result.Epochs[result.BestEpoch - 1].ValidationError)}"));
        if (result.Test is { } test)
        {
            var interval = WilsonInterval.Of(test.Images - test.Wrong, test.Images);
            console.Output.WriteLine(FormattableString.Invariant(
                $"test        accuracy {EpochTable.Accuracy(test.Error)}, 95 % interval {100 * interval.Lower:F2} to {100 * interval.Upper:F2} % ({test.Images:N0} images, weights of epoch {test.Epoch})"));
        }

        console.Output.WriteLine($"weights     {folder.BestPath}{(result.DivergedIn is null ? $", {folder.LastPath}" : "")}");
    }

    private static object Line(SessionResult result, SessionFolder folder, string page)
    {
        var interval = result.Test is { } measured ? WilsonInterval.Of(measured.Wrong, measured.Images) : null;
        return new
        {
            result.Request.Model,
            Hash = ModelConfigJson.Hash(result.Request.Config),
            result.Request.Data,
            result.BestEpoch,
            BestValidationError = result.BestEpoch > 0 ? result.Epochs[result.BestEpoch - 1].ValidationError : (double?)null,
            result.DivergedIn,
            TestEpoch = result.Test?.Epoch,
            TestImages = result.Test?.Images,
            TestWrong = result.Test?.Wrong,
            TestError = result.Test?.Error,
            TestAccuracy = 1 - result.Test?.Error,
            TestErrorInterval = interval is null ? null : new[] { interval.Lower, interval.Upper },
            Best = folder.BestPath,
            Last = folder.LastPath,
            Page = page,
        };
    }
}
