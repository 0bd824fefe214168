using System.Globalization;
using Explorer.Again;
using Explorer.Experiments;
using Explorer.Experiments.Fidelities;
using Explorer.Experiments.Scheduling;
using Explorer.Experiments.Storage;
using Explorer.Experiments.Trials;
using Explorer.Storage;
using Explorer.Training;

// Holds a stored run against what this machine makes of the same plan, whoever trained it: its rungs' order is told to a new scheduler, which
// has to want each of them and to end the same trials; and every trial is trained again here, up to its last stored rung in one go and
// by the trainer alone, and has to give the same numbers.
//   again STORE EXPERIMENT [PART/PARTS]     PART from 1: that share of the trials
if (args is not [var file, var name, ..])
{
    Console.Error.WriteLine("usage: again STORE EXPERIMENT [PART/PARTS]");
    return 2;
}

int[] share = args is [_, _, var text] ? [.. text.Split('/').Select(part => int.Parse(part, CultureInfo.InvariantCulture))] : [1, 1];
using var store = ResultStores.Open(file, StoreAccess.Read);
var experiment = store.FindExperiment(name)!.ReadDefinition();
var (plan, rungs, trials) = (store.Plan(name), store.Rungs(name), store.Trials(name));
var twice = rungs.Count - rungs.DistinctBy(rung => (rung.Index, rung.Rung)).Count();
var (unwanted, otherEnds) = Replay();
Console.Out.WriteLine(FormattableString.Invariant($"{trials.Count} of {plan.Count} trials, {rungs.Count} rungs, {twice} of them stored twice; told in their order to a new scheduler: {unwanted} that it did not want, {otherEnds} trials that it ended otherwise"));

var (compared, other) = (0, 0);
var trainer = new Trainer();
foreach (var trial in rungs.GroupBy(rung => rung.Index).Where(trial => trial.Key % share[1] == share[0] - 1))
{
    var planned = plan.First(entry => entry.Index == trial.Key);
    var ladder = FidelityLadder.Of(experiment.Fidelity, planned.Training);
    var stored = trial.OrderBy(rung => rung.Rung).ToList();
    var last = ladder[stored[^1].Rung];
    var result = trainer.Train(TrialRequest.Of(name, planned, experiment.Data, last.Fidelity) with { ScheduleEpochs = last.ScheduleEpochs }, new Unheard(), CancellationToken.None);
    var epochs = new Queue<EpochMetrics>(result.Rungs[0].Epochs);
    foreach (var rung in stored)
    {
        compared++;
        if (rung.Result.Epochs.All(epoch => epochs.TryDequeue(out var here) && epoch with { Seconds = 0 } == here with { Seconds = 0 }))
            continue;
        other++;
        Console.Out.WriteLine(FormattableString.Invariant($"trial {rung.Index}, rung {rung.Rung + 1}: other numbers than here"));
    }
}

Console.Out.WriteLine(FormattableString.Invariant($"{compared} rungs trained again here: {other} with other numbers"));
return twice + unwanted + otherEnds + other > 0 ? 1 : 0;

(int Unwanted, int OtherEnds) Replay()
{
    var scheduler = TrialSchedulers.Create(experiment.Fidelity, plan);
    var ends = new Dictionary<int, TrialState>();
    var count = 0;
    foreach (var rung in rungs)
    {
        var job = new TrialRung(rung.Index, rung.Rung);
        if (!scheduler.TryBegin(job))
        {
            count++;
            continue;
        }

        foreach (var verdict in scheduler.Report(job, rung.Diverged ? null : rung.Result.Error))
            ends.Add(verdict.Trial, verdict.State);
    }

    return (count, trials.Count(trial => trial.State != TrialState.Failed && (!ends.TryGetValue(trial.Index, out var state) || state != trial.State)) + (scheduler.IsDone ? 0 : 1));
}
