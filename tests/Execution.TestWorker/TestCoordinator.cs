using Explorer.Execution.Launching;
using Explorer.Execution.Runs;
using Explorer.Experiments;
using Explorer.Experiments.Data;
using Explorer.Experiments.Fidelities;
using Explorer.Experiments.Storage;
using Explorer.Experiments.Trials;
using Explorer.SearchSpace;
using Explorer.Storage;

namespace Explorer.Execution.TestWorker;

/// <summary>Coordinates scripted workers; says on standard output what happens, one word and an index a line.</summary>
internal sealed class TestCoordinator : IRunObserver
{
    public static async Task<int> RunAsync(string database, string scripts, int jobs)
    {
        try
        {
            using var store = ResultStores.Open(database, StoreAccess.Write);
            var settings = new RunSettings
            {
                Experiment = store.Experiments()[0].Name,
                Data = new DataSettings { Name = "shapes", Validation = 10 },
                Limits = new Limits(),
                WeightsDirectory = Path.Combine(scripts, "weights"),
                KeepWeights = 3,
                Workers = new WorkerSettings { Jobs = jobs },
            };
            var launcher = new ProcessWorkerLauncher(Environment.ProcessPath!, ["worker", scripts], threads: 1);
            var summary = await new Coordinator(store, launcher, settings, new TestCoordinator()).RunAsync(CancellationToken.None);
            Console.WriteLine($"done {summary.Finished}");
            return 0;
        }
        catch (InvalidInputException e)
        {
            Console.Error.WriteLine(e.Message);
            return 2;
        }
    }

    public void OnRunStarted(RunTotals totals) => Console.WriteLine($"started {totals.ToTrain}");

    public void OnWorkerReady(int worker, int pid, string device, string engine)
    {
    }

    public void OnTrialStarted(int worker, PlannedTrial trial, PlannedRung rung, int attempt) => Console.WriteLine($"trial {trial.Index}");

    public void OnRungFinished(int worker, PlannedTrial trial, RungRecord rung) => Console.WriteLine($"rung {rung.Rung} {rung.Index}");

    public void OnStep(int worker, PlannedTrial trial, StepProgress step)
    {
    }

    public void OnEpoch(int worker, PlannedTrial trial, EpochMetrics metrics)
    {
    }

    public void OnTrialFinished(int worker, TrialRecord trial) => Console.WriteLine($"finished {trial.Index}");

    public void OnAttemptFailed(int worker, AttemptRecord attempt, bool retried) => Console.WriteLine($"failed {attempt.Index}");

    public void OnHandedBack(int worker, PlannedTrial trial, string reason) => Console.WriteLine($"back {trial.Index}");

    public void OnWorkerLost(int worker, string reason)
    {
    }
}
