using Explorer.Commands;

namespace Explorer.Studies;

/// <summary>Derives a study's family: for each budget random networks, the best of them trained again, exported and tested once.</summary>
internal sealed class FamilyRun(Study study, StudySession session, ZooLibrary zoo)
{
    /// <summary>Derives what is missing of the family.</summary>
    /// <param name="from">The experiment whose space it is of.</param>
    /// <param name="grown">Told after each member.</param>
    /// <exception cref="InvalidInputException">None of a budget's networks, or of a network's final trainings, completed.</exception>
    public async Task<TrainingEnd> RunAsync(Experiment from, Action grown)
    {
        foreach (var budget in study.Family!.Budgets)
        {
            var end = await MemberAsync(FamilyExperiments.Selection(study, from, budget));
            if (end != TrainingEnd.Complete)
                return end;

            grown();
        }

        return TrainingEnd.Complete;
    }

    private async Task<TrainingEnd> MemberAsync(Experiment selection)
    {
        session.Register(selection);
        var end = await session.TrainAsync(selection);
        if (end != TrainingEnd.Complete)
            return end;

        var chosen = FamilyResults.Chosen(selection, session.Trials) ?? throw NoneCompleted(selection);
        var retraining = FamilyExperiments.Retraining(study, selection, chosen);
        session.Register(retraining);
        end = await session.TrainAsync(retraining, atLeastWeights: 1);
        if (end != TrainingEnd.Complete)
            return end;

        return FamilyResults.TestOf(retraining, zoo) is null ? Export(retraining) : TrainingEnd.Complete;
    }

    private TrainingEnd Export(Experiment retraining)
    {
        var population = session.Population(retraining);
        var final = population.Best(1) is [var best] ? best.Trial : throw NoneCompleted(retraining);
        var kept = RunFolder.Weights(session.Request.Out, retraining.Name, final.Index);
        var data = new DataLibrary();
        var request = new ExportRequest
        {
            Trial = final,
            Rank = 1,
            Population = population.Count,
            Data = retraining.Data,
            WeightsPath = File.Exists(kept) ? kept : null,
            Name = retraining.Name,
            Licence = "unspecified",
            DataDirectory = session.Request.Data,
            Device = final.Environment?.Device ?? "cpu",
            Threads = session.Request.Workers.Threads,
        };
        try
        {
            new ZooExporter(new Trainer(data, TimeProvider.System), data, TimeProvider.System).Export(request, zoo, new EpochLines(session.Console), session.Cancellation);
            return TrainingEnd.Complete;
        }
        catch (OperationCanceledException)
        {
            return TrainingEnd.Interrupted;
        }
    }

    private InvalidInputException NoneCompleted(Experiment experiment) =>
        new(experiment.Name, $"none of its networks completed, so there is none to take; see: explorer trials {experiment.Name}{OutputOptions.InStore(session.Request.Store)}");
}
