namespace Explorer.Studies;

/// <summary>The end of a study's run.</summary>
internal static class StudyEnd
{
    /// <summary>Derives the family, where there is one and every step is trained, and says how the run ended and where its report is.</summary>
    /// <param name="study">The study.</param>
    /// <param name="session">Trains.</param>
    /// <param name="zoo">The family's zoo.</param>
    /// <param name="lines">Told of the family.</param>
    /// <param name="end">How the training of the steps ended.</param>
    /// <param name="source">The experiment whose space the family is of.</param>
    /// <param name="report">Writes the report, given that experiment once there is a family, and returns its page.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> ConcludeAsync(Study study, StudySession session, ZooLibrary zoo, StudyLines lines, TrainingEnd end, Func<Experiment> source, Func<Experiment?, string> report)
    {
        Experiment? from = null;
        if (end == TrainingEnd.Complete && study.Family is not null)
        {
            from = source();
            end = await new FamilyRun(study, session, zoo).RunAsync(from, () => report(from));
            lines.Family(FamilyResults.Of(study, from, session.Trials, zoo));
        }

        var goOn = $"The same command goes on: {session.Request.Command}";
        session.Console.Tell(end switch
        {
            TrainingEnd.Interrupted => $"interrupted. {goOn}",
            TrainingEnd.LimitReached => $"the limit is reached, networks remain. {goOn}",
            _ => $"{study.Name} is complete",
        });
        session.Console.Tell($"report {report(from)}");
        return end == TrainingEnd.Interrupted ? ExitCode.Interrupted : ExitCode.Done;
    }
}
