namespace Explorer.Studies;

/// <summary>The last words of a study's run.</summary>
internal static class StudyEnd
{
    /// <summary>Says how the run ended and where its report is.</summary>
    /// <returns>The exit code.</returns>
    public static int Conclude(CommandConsole console, TrainingEnd end, Study study, string page, string command)
    {
        var goOn = $"The same command goes on: {command}";
        console.Tell(end switch
        {
            TrainingEnd.Interrupted => $"interrupted. {goOn}",
            TrainingEnd.LimitReached => $"the limit is reached, networks remain. {goOn}",
            _ => $"{study.Name} is complete",
        });
        console.Tell($"report {page}");
        return end == TrainingEnd.Interrupted ? ExitCode.Interrupted : ExitCode.Done;
    }
}
