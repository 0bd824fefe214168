using Explorer.Trials.Studies;

namespace Explorer.Studies;

/// <summary>The last words of a study's run.</summary>
internal static class StudyEnd
{
    /// <summary>Says how the run ended and where its report is.</summary>
    /// <returns>The exit code.</returns>
    public static int Conclude(TrainingEnd end, Study study, string page)
    {
        var goOn = $"The same command goes on: explorer study {study.Origin}";
        Console.Error.WriteLine(end switch
        {
            TrainingEnd.Interrupted => $"explorer: interrupted. {goOn}",
            TrainingEnd.LimitReached => $"explorer: the limit is reached, networks remain. {goOn}",
            _ => $"explorer: {study.Name} is complete",
        });
        Console.Error.WriteLine($"explorer: report {page}");
        return end == TrainingEnd.Interrupted ? ExitCode.Interrupted : ExitCode.Done;
    }
}
