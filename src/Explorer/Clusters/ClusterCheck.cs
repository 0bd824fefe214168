using Explorer.Execution.Slurm;

namespace Explorer.Clusters;

/// <summary>Trains one tiny network by one job, and tells step by step how far that came.</summary>
internal sealed class ClusterCheck(CommandConsole console) : IRunObserver
{
    private const string Definition = """
        { "name": "cluster-check",
          "space": { "family": "anynet", "input": {"channels": 3, "resolution": 8}, "classes": 10, "stem": {"type": "cifar", "width": 8}, "block": "bottleneck", "stages": 1,
            "depth": 1, "width": 8, "bottleneckRatio": 1, "groupWidth": 8 },
          "sample": {"count": 1}, "data": {"name": "shapes", "train": 128, "validation": 64}, "training": {"epochs": 1, "batchSize": 64} }
        """;

    private readonly long _started = TimeProvider.System.GetTimestamp();
    private string _waitsFor = "Slurm has not told of a job yet";

    /// <summary>Checks.</summary>
    /// <param name="request">How experiments would be trained.</param>
    /// <param name="output">The folder for runs.</param>
    /// <param name="workers">Threads and devices.</param>
    /// <param name="patience">How long the job may take.</param>
    /// <param name="cancellation">Interrupts.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(ClusterRequest request, string output, WorkerSettings workers, TimeSpan patience, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("explorer-check-");
        try
        {
            Say("Slurm", (await SlurmCommands.RunAsync("squeue", "--version")).Output.Trim());
            using var store = ResultStores.Open(Path.Combine(folder.FullName, "check.db"), StoreAccess.Write);
            var experiment = ExperimentReader.Parse(Definition, "cluster check");
            ExperimentRegistration.Ensure(store, folder.FullName, experiment, CodeVersion.Current, TimeProvider.System.GetUtcNow());
            var run = new RunRequest { Command = "", Store = "", Out = output, Data = null, Limit = null, KeepWeights = 0, Json = false, Workers = workers };
            await using var jobs = await ClusterRun.StartAsync(request with { Jobs = 1, WorkersPerJob = 1, PollSeconds = 1 }, run, console);
            Say("folder", $"{jobs.Folder}, mode 700; the program is in it");
            using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            over.CancelAfter(patience);
            var settings = jobs.Adapt(new RunSettings { Experiment = experiment.Name, Data = experiment.Data, Limits = experiment.Limits, Workers = workers });
            var summary = await new Coordinator(store, jobs.Workforce, settings, this).RunAsync(over.Token);
            if (summary.Outcome == RunOutcome.Interrupted)
            {
                console.Warn($"after {NumberText.Time(summary.Seconds)}: {_waitsFor}; the jobs' output is in {Path.Combine(jobs.Folder, SlurmOrder.Logs)}");
                return cancellation.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Failed;
            }

            var trial = store.Trials(experiment.Name)[0];
            if (trial.State == TrialState.Failed)
            {
                console.Warn($"the network could not be trained: {trial.Reason}");
                return ExitCode.Failed;
            }

            var engine = trial.Environment!.Engine;
            Say("training", $"one network on {trial.Environment.Device} in {NumberText.Time(trial.Seconds)}, stored here");
            Say("GPUs", await GpusAsync(jobs.Device, trial.Environment.Device));
            TorchEngine.RequireAvailable();
            Say("engine", TrialEngines.Of([engine, TorchEngine.Name]) is [var same] ? $"{same}, as here" : $"{engine} there and {TorchEngine.Name} here: the same network gives slightly other errors on the two");
            console.Output.WriteLine("this cluster can train experiments");
            return ExitCode.Done;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <inheritdoc/>
    public void OnRunStarted(RunTotals totals)
    {
    }

    /// <inheritdoc/>
    public void OnJobs(JobCounts jobs) => _waitsFor = jobs switch
    {
        { Queued: > 0 } => $"the job waits in Slurm's queue ({jobs.Reason})",
        { Running: > 0 } => "the job runs and has not reached this program: its node does not see the folder, or there is no route back (--listen names an address that nodes reach)",
        _ => _waitsFor,
    };

    /// <inheritdoc/>
    public void OnWorkerReady(int worker, int pid, string device, string engine) => Say("node", $"a job reached this program, of the same code, and started a worker: {device}");

    /// <inheritdoc/>
    public void OnTrialStarted(int worker, PlannedTrial trial, PlannedRung rung, int attempt) => _waitsFor = "a job came and has not trained the network yet";

    /// <inheritdoc/>
    public void OnStep(int worker, PlannedTrial trial, StepProgress step)
    {
    }

    /// <inheritdoc/>
    public void OnEpoch(int worker, PlannedTrial trial, EpochMetrics metrics)
    {
    }

    /// <inheritdoc/>
    public void OnRungFinished(int worker, PlannedTrial trial, RungRecord rung)
    {
    }

    /// <inheritdoc/>
    public void OnTrialFinished(int worker, TrialRecord trial)
    {
    }

    /// <inheritdoc/>
    public void OnAttemptFailed(int worker, AttemptRecord attempt, bool retried) => console.Tell($"an attempt failed: {attempt.Reason}");

    /// <inheritdoc/>
    public void OnHandedBack(int worker, PlannedTrial trial, string reason) => console.Tell(reason);

    /// <inheritdoc/>
    public void OnWorkerLost(int worker, string reason) => console.Tell(reason);

    // What the nodes have is Slurm's to say, and what a worker sees is known by the training.
    private static async Task<string> GpusAsync(string asked, string trainedOn)
    {
        var (code, output, _) = await SlurmCommands.RunAsync("sinfo", "--noheader", "--format=%G");
        var kinds = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line.Contains("gpu", StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.Ordinal).ToList();
        var nodes = code != 0 ? "Slurm does not tell what its nodes have" : kinds.Count == 0 ? "Slurm knows of none on its nodes" : $"nodes have {string.Join(", ", kinds)}";
        return asked != "cpu" ? $"asked of Slurm, and trained on {trainedOn}; {nodes}"
            : kinds.Count == 0 ? $"none asked of Slurm; {nodes}"
            : $"none asked of Slurm; {nodes}: an option such as --sbatch=--gres=gpu:1 has networks trained on them";
    }

    private void Say(string what, string found) =>
        console.Output.WriteLine($"{what,-9} {found} ({NumberText.Time(TimeProvider.System.GetElapsedTime(_started).TotalSeconds)})");
}
