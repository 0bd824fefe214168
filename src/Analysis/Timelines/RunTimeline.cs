using Explorer.Experiments.Storage;

namespace Explorer.Analysis.Timelines;

/// <summary>What the workers of an experiment's last run did from its beginning to the end of its last training, by the records of its trainings.</summary>
public sealed record RunTimeline
{
    /// <summary>The experiment.</summary>
    public required string Experiment { get; init; }

    /// <summary>When the run began, in UTC: when its command was typed, or when the experiment before it in that command was over.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Wall time from there to the end of its last training, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Workers at a time.</summary>
    public required int Workers { get; init; }

    /// <summary>Trainings that gave a result: of trials or, where there are several rungs, of rungs.</summary>
    public required int Trainings { get; init; }

    /// <summary>What each worker did, one thing after another, without a gap.</summary>
    public required ImmutableArray<TimelineSpan> Spans { get; init; }

    /// <summary>Wall time of all workers together, in seconds.</summary>
    public double WorkerSeconds => Workers * Seconds;

    /// <summary>The share of the workers' time that training steps took.</summary>
    public double Trained => Share(TimeUse.Training);

    /// <summary>The share that training steps and validations took.</summary>
    public double TrainedOrValidated => Trained + Share(TimeUse.Validation);

    /// <summary>Time that all workers together spent on something, in seconds.</summary>
    public double Of(TimeUse use) => Spans.Where(span => span.Use == use).Sum(span => span.To - span.From);

    /// <summary>Its share of all workers' time.</summary>
    public double Share(TimeUse use) => WorkerSeconds > 0 ? Of(use) / WorkerSeconds : 0;

    /// <summary>The timeline of the run that has the last training; null where no training's record says when and where it was.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="trials">Its finished trials.</param>
    /// <param name="rungs">Its finished rungs, where a ladder has several; those of trials that are over are passed over.</param>
    public static RunTimeline? Of(string experiment, IReadOnlyList<TrialRecord> trials, IReadOnlyList<RungRecord> rungs)
    {
        var over = trials.Select(trial => trial.Index).ToHashSet();
        var last = trials.SelectMany(trial => trial.Rungs.Select(rung => (trial.Index, Rung: rung)))
            .Concat(rungs.Where(rung => !over.Contains(rung.Index)).Select(rung => (rung.Index, Rung: rung.Result)))
            .Where(training => training.Rung is { Times: not null, Place: not null })
            .GroupBy(training => training.Rung.Place!.RunStartedAt)
            .MaxBy(run => run.Key);
        if (last is null)
            return null;
        var trainings = last.Select(training => new Training(training.Index, training.Rung.Place!.Worker, training.Rung.Times!, last.Key)).ToList();
        var workers = Math.Max(last.Max(training => training.Rung.Place!.Workers), trainings.Max(training => training.Worker) + 1);
        var seconds = trainings.Max(training => training.End);
        return new RunTimeline
        {
            Experiment = experiment,
            StartedAt = last.Key,
            Seconds = seconds,
            Workers = workers,
            Trainings = trainings.Count,
            Spans = [.. Enumerable.Range(0, workers).SelectMany(worker => OfWorker(worker, [.. trainings.Where(training => training.Worker == worker).OrderBy(training => training.Start)], seconds))],
        };
    }

    private static IEnumerable<TimelineSpan> OfWorker(int worker, IReadOnlyList<Training> trainings, double seconds)
    {
        var at = 0.0;
        var wait = trainings.Count > 0 ? TimeUse.Start : TimeUse.End;
        foreach (var training in trainings)
        {
            if (Until(training.Start, wait, null) is { } waited)
                yield return waited;
            foreach (var (use, length) in training.Parts)
            {
                if (Until(Math.Min(at + length, training.End), use, training.Trial) is { } part)
                    yield return part;
            }

            wait = TimeUse.Between;
        }

        if (Until(seconds, TimeUse.End, null) is { } rest)
            yield return rest;

        // Clocks of two machines may disagree: what would overlap is cut.
        TimelineSpan? Until(double to, TimeUse use, int? trial)
        {
            if (to <= at)
                return null;
            var span = new TimelineSpan(worker, use, at, to, trial);
            at = to;
            return span;
        }
    }

    // In seconds from the run's beginning.
    private sealed record Training(int Trial, int Worker, TrainingTimes Times, DateTimeOffset RunStartedAt)
    {
        public double Start => Math.Max(0, (Times.StartedAt - RunStartedAt).TotalSeconds);

        public double End => Start + Times.Seconds;

        // Training and validation take turns; here each is one part.
        public IEnumerable<(TimeUse Use, double Seconds)> Parts =>
        [
            (TimeUse.Loading, Times.LoadSeconds),
            (TimeUse.Preparation, Times.Seconds - Times.LoadSeconds - Times.TrainSeconds - Times.ValidateSeconds - Times.SaveSeconds),
            (TimeUse.Training, Times.TrainSeconds),
            (TimeUse.Validation, Times.ValidateSeconds),
            (TimeUse.Saving, Times.SaveSeconds),
        ];
    }
}

/// <summary>One thing that a worker did, in seconds from the run's beginning.</summary>
/// <param name="Worker">The worker, from 0.</param>
/// <param name="Use">What it did.</param>
/// <param name="From">When it began.</param>
/// <param name="To">When it ended.</param>
/// <param name="Trial">Of which trial; null where of none.</param>
public sealed record TimelineSpan(int Worker, TimeUse Use, double From, double To, int? Trial);

/// <summary>What a worker's time goes into.</summary>
public enum TimeUse
{
    /// <summary>Training steps, the making of their batches included.</summary>
    Training,

    /// <summary>Validations after the epochs.</summary>
    Validation,

    /// <summary>Loading images.</summary>
    Loading,

    /// <summary>Building networks, measuring proxies, and what else a training has beside the other parts.</summary>
    Preparation,

    /// <summary>Writing weights and checkpoints.</summary>
    Saving,

    /// <summary>From the run's beginning to the worker's first training: the command, the plan, the database, the worker's process.</summary>
    Start,

    /// <summary>Between two trainings: the record is stored, the next is handed out; attempts that failed are in it too.</summary>
    Between,

    /// <summary>From the worker's last training to the end of the run's last.</summary>
    End,
}
