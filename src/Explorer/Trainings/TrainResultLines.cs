using Explorer.Documents.Pages;
using Explorer.Training.Sessions;

namespace Explorer.Trainings;

/// <summary>What a finished training says, and its page.</summary>
internal static class TrainResultLines
{
    /// <summary>Writes the page, then result and files in words, or as one JSON line.</summary>
    /// <returns>The exit code.</returns>
    public static int Write(CommandConsole console, SessionResult result, SessionFolder folder, bool json)
    {
        var document = TrainingDocument.Of(result);
        var page = DocumentPage.Write(document, new PageFrame("Training", result.Environment.CodeVersion, TimeProvider.System.GetUtcNow()), "training.html", folder.Path)[0];
        if (json)
            JsonLines.Write(console.Output, Line(result, folder, page));
        else
            Show(console, document, result, folder);
        console.Tell($"page {page}");
        if (result.DivergedIn is not { } epoch)
            return ExitCode.Done;
        console.Warn($"the training diverged in epoch {epoch}: its loss became infinite or no number; try a smaller --lr, --warmup 1 or --momentum 0");
        return ExitCode.Failed;
    }

    private static void Show(CommandConsole console, Document document, SessionResult result, SessionFolder folder)
    {
        if (result.Epochs.Count == 0)
            return;
        console.Output.WriteLine();
        console.Documents().Write(document);
        console.Output.WriteLine($"Weights: {folder.BestPath}{(result.DivergedIn is null ? $", {folder.LastPath}" : "")}");
    }

    private static object Line(SessionResult result, SessionFolder folder, string page)
    {
        var interval = result.Test is { } measured ? ImageError.Of(measured.Wrong, measured.Images).Interval : null;
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
