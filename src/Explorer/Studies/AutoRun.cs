using Explorer.Analysis.Studies;

namespace Explorer.Studies;

/// <summary>A study in auto mode: its course, trained, told and reported; the same command goes on by deciding again what it decided before.</summary>
internal sealed class AutoRun(Study study, StudySession session, ZooLibrary zoo)
{
    /// <summary>Runs what is left of the study.</summary>
    /// <returns>The command's exit code.</returns>
    public async Task<int> RunAsync()
    {
        var lines = new StudyLines(session.Console, session.Request.Json);
        var registered = new HashSet<string>(StringComparer.Ordinal);
        AutoCourse? course = null;
        course = new AutoCourse(study, session.Trials, TrainAsync) { Begun = lines.Step, Decided = Decide };
        var end = await course.RunAsync();
        return await StudyEnd.ConcludeAsync(study, session, zoo, lines, end, () => course.Kept!, Report);

        Task<TrainingEnd> TrainAsync(Experiment experiment, int? upTo)
        {
            if (registered.Add(experiment.Name))
                session.Register(experiment);
            return session.TrainAsync(experiment, upTo: upTo);
        }

        void Decide(StudyDecision decision, StudyStepResult? tried)
        {
            lines.Decision(decision, tried);
            DecisionFile.Write(course!.Decisions, session.Request.Out, study.Name);
            Report(null);
        }

        string Report(Experiment? from) => StudyReports.Write(study, course!.Results, from, session.Trials, zoo, session.Request.Out, course.Decisions);
    }
}
