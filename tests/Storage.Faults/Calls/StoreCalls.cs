using System.Collections.Concurrent;
using Explorer.Experiments.Trials;

namespace Explorer.Storage.Faults.Calls;

/// <summary>
/// The calls that every writer of this suite makes, by number: call N is the same in every process, so that what a store
/// should hold after N of them is known without asking the writer. Records are small and large, and their times run
/// backwards, as after a clock was set.
/// </summary>
internal static class StoreCalls
{
    /// <summary>Calls about one experiment before the next is added.</summary>
    public const int PerExperiment = 20;

    private const int FirstPlan = 12;
    private const int LargePlan = 60;
    private const int MostEpochs = 60;
    private const int LongestDefinition = 20_000;
    private static readonly ConcurrentDictionary<int, IReadOnlyList<StoreCall>> Known = [];
    private static readonly ConcurrentDictionary<int, PlannedTrial> Planned = [];

    /// <summary>The name of an experiment, by its number.</summary>
    public static string Name(int experiment) => $"experiment-{experiment}";

    /// <summary>A call by its number, from 0.</summary>
    public static StoreCall At(int number) => Of(number / PerExperiment)[number % PerExperiment];

    /// <summary>The calls about one experiment, in order.</summary>
    public static IReadOnlyList<StoreCall> Of(int experiment) => Known.GetOrAdd(experiment, Calls);

    private static StoreCall[] Calls(int number)
    {
        var name = Name(number);
        var random = new Random(number);
        var time = Samples.Time.AddDays(-number);
        var planned = 0;
        var stored = 0;

        PlannedTrial[] Plan(int count) => [.. Enumerable.Range(planned, count).Select(_ => Planned.GetOrAdd(planned++, Samples.Planned))];

        TrialRecord Trial(int index) => Samples.Trial(index, name) with
        {
            Rungs = [Samples.Trial(index).Rungs[0] with { Epochs = [.. Enumerable.Repeat(Samples.Trial(index).Rungs[0].Epochs[0], random.Next(MostEpochs))] }],
            FinishedAt = Earlier(),
        };

        RungRecord Rung(int index, int rung) => Samples.Rung(index, rung, name) with { FinishedAt = Earlier() };

        DateTimeOffset Earlier() => time = time.AddMilliseconds(-1 - random.Next(100_000));

        StoreCall Call(int place) => place == 0
            ? new StoreCall
            {
                Experiment = name,
                Added = [new ExperimentRecord(name, new string('d', random.Next(LongestDefinition)), Earlier(), "0.1.0")],
                Plan = Plan(number % 4 == 3 ? LargePlan : FirstPlan),
            }
            : (place % 6) switch
            {
                1 => new StoreCall { Experiment = name, Trials = [Trial(stored++)] },
                2 => new StoreCall { Experiment = name, Attempts = [new AttemptRecord(name, stored, 1, $"signal {place}", Earlier())] },
                3 => new StoreCall { Experiment = name, Rungs = [Rung(stored, 0), Rung(stored + 1, 0)] },
                4 => new StoreCall { Experiment = name, Rungs = [Rung(stored, 1)], Trials = [Trial(stored++)] },
                5 => new StoreCall { Experiment = name, Plan = Plan(4) },
                _ => new StoreCall { Experiment = name, Trials = [Trial(stored++), Trial(stored++), Trial(stored++)] },
            };

        return [.. Enumerable.Range(0, PerExperiment).Select(Call)];
    }
}
