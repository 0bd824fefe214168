using Explorer.Commands.Look;

namespace Explorer.Studies;

/// <summary>Trains a study's experiments one after another, within one limit, over a store that remembers what is done.</summary>
internal sealed class StudySession(Study study, IResultStore store, RunRequest request, CommandConsole console, CancellationToken interruption)
{
    private int? _left = request.Limit;

    /// <summary>The store.</summary>
    public IResultStore Store => store;

    /// <summary>The trials in it.</summary>
    public ITrialSource Trials { get; } = new StoreTrials(store);

    /// <summary>Where results and progress go.</summary>
    public CommandConsole Console => console;

    /// <summary>How the study is run.</summary>
    public RunRequest Request => request;

    /// <summary>Cancelled by Ctrl-C.</summary>
    public CancellationToken Cancellation => interruption;

    /// <summary>The trials of an experiment so far.</summary>
    public Population Population(Experiment experiment) => Analysis.Populations.Population.Of(store.Trials(experiment.Name));

    /// <summary>Stores an experiment with its plan, or finds it there.</summary>
    /// <exception cref="SearchSpace.InvalidInputException">The data set is not here, or the store holds another experiment of that name.</exception>
    public void Register(Experiment experiment)
    {
        RunChecks.RequireData(experiment, request.Data);
        new ExperimentRun(store, request, console, Cancellation).Register(experiment);
    }

    /// <summary>Trains what is left of a registered experiment and writes its report.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="atLeastWeights">Best trials whose weights have to be kept.</param>
    /// <param name="upTo">Train the first so many trials of the plan only; null for all.</param>
    public async Task<TrainingEnd> TrainAsync(Experiment experiment, int atLeastWeights = 0, int? upTo = null)
    {
        if (Cancellation.IsCancellationRequested)
            return TrainingEnd.Interrupted;

        var folder = RunChecks.RequireFolder(request.Out, experiment.Name);
        var tally = store.Tally(experiment.Name);
        var (planned, done) = (Math.Min(upTo ?? int.MaxValue, tally.Planned), tally.Finished);
        if (done < planned && _left == 0)
            return TrainingEnd.LimitReached;

        RunSummary? summary = null;
        if (done < planned)
        {
            var run = new ExperimentRun(store, request with { KeepWeights = Math.Max(request.KeepWeights, atLeastWeights) }, console, Cancellation) { Ahead = name => StudyAhead.Of(study, store, name) };

            // Of rungs it is not known how many trainings they will take.
            var most = experiment.Fidelity.Rungs.Count > 0 ? int.MaxValue : planned - done;
            summary = await run.TrainAsync(experiment, Math.Min(_left ?? int.MaxValue, most));
            _left -= summary.Finished;
        }

        if (summary is { Finished: > 0 } || !File.Exists(Path.Combine(folder, ReportCommand.PageFile)))
            ReportCommand.Write(console, store, store.FindExperiment(experiment.Name)!, folder, quiet: true);

        return summary switch
        {
            { Outcome: RunOutcome.Interrupted } => TrainingEnd.Interrupted,
            { Finished: var finished } when done + finished < planned => TrainingEnd.LimitReached,
            _ => TrainingEnd.Complete,
        };
    }
}
