using Explorer.Experiments;
using Explorer.Experiments.Data;
using Explorer.Experiments.Fidelities;
using Explorer.Experiments.Trials;
using Explorer.Training;

namespace Explorer.Steps;

/// <summary>Trains one network of a design space after the other as a worker does, and watches the process's memory.</summary>
internal static class MemoryCurve
{
    public static void Run(string experimentFile, int count, string? svg)
    {
        var experiment = ExperimentReader.Load(experimentFile);
        var trainer = new Trainer();
        var resident = new List<double>();
        foreach (var trial in ExperimentPlan.Create(experiment, count))
        {
            trainer.Train(
                TrialRequest.Of(
                    experiment.Name,
                    trial with { Training = trial.Training with { Epochs = 1, BatchSize = 64 } },
                    new DataSettings { Name = "shapes", Train = 256, Validation = 128 },
                    new Fidelity { Epochs = 1 }),
                Silence.Observer,
                CancellationToken.None);
            resident.Add(ResidentMegabytes());
            if (resident.Count % 20 == 0 || resident.Count == 1)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{resident.Count} networks: {resident[^1]:f0} MB resident, {GC.GetTotalMemory(false) / 1e6:f0} MB managed"));
        }

        if (svg is not null)
            File.WriteAllText(svg, MemoryFigure.Draw(resident));
    }

    private static double ResidentMegabytes()
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024 / 1e6;
    }

    private sealed class Silence : ITrialObserver
    {
        public static Silence Observer { get; } = new();

        public void OnStep(StepProgress step)
        {
        }

        public void OnEpoch(EpochMetrics metrics)
        {
        }
    }
}
