using Explorer.Analysis.Studies;
using Explorer.Commands;

namespace Explorer.Studies;

/// <summary>A study of listed steps: each trained, judged and reported in order, the family at the end.</summary>
internal sealed class StudyRun(Study study, StudySession session, ZooLibrary zoo)
{
    private readonly List<StudyStepResult> _results = [];
    private readonly StudyLines _lines = new(session.Console, session.Request.Json);
    private readonly StudySharing _sharing = new(study);

    /// <summary>Runs what is left of the study.</summary>
    /// <returns>The command's exit code.</returns>
    public async Task<int> RunAsync()
    {
        foreach (var step in study.Steps)
            session.Register(step.Experiment);

        var end = TrainingEnd.Complete;
        foreach (var step in study.Steps)
        {
            end = await session.TrainAsync(step.Experiment, upTo: _sharing.Own(step.Experiment.Name));
            var result = StudyResults.Of(step, session.Trials, _results, _sharing);
            _results.Add(result);
            if (end != TrainingEnd.Complete)
                break;

            _lines.Step(result);
            if (result.Population.Count == 0)
            {
                session.Console.Warn($"no network of {step.Experiment.Name} counts, so the study cannot go on; see: explorer trials {step.Experiment.Name}{OutputOptions.InStore(session.Request.Store)}");
                Report(null);
                return ExitCode.Failed;
            }

            Report(null);
        }

        return await StudyEnd.ConcludeAsync(study, session, zoo, _lines, end, () => StudyResults.FamilySource(study, _results).Step.Experiment, Report);
    }

    private string Report(Experiment? from) => StudyReports.Write(study, _results, from, session.Trials, zoo, session.Request.Out);
}
