using Explorer.Execution.TestWorker;
using Explorer.Execution.Workers;

// A worker whose conduct is scripted by files, and a coordinator of such workers that tests may kill.
switch (args)
{
    case ["worker", var scripts]:
        File.WriteAllText(Path.Combine(scripts, $"pid-{Environment.ProcessId}"), "");
        return WorkerProcess.Run(() => (new ScriptedTrainer(scripts), "scripted 1.0"));
    case ["exit", var code]:
        Console.Error.WriteLine("no engine here");
        return int.Parse(code);
    case ["exit-once", var code, var scripts] when !File.Exists(Path.Combine(scripts, "exited")):
        File.WriteAllText(Path.Combine(scripts, "exited"), "");
        return int.Parse(code);
    case ["exit-once", _, var scripts]:
        return WorkerProcess.Run(() => (new ScriptedTrainer(scripts), "scripted 1.0"));
    case ["mute"]:
        Thread.Sleep(Timeout.Infinite);
        return 0;
    case ["babble"]:
        Console.WriteLine("Hello! I am no worker.");
        Thread.Sleep(Timeout.Infinite);
        return 0;
    case ["missing-data"]:
        return WorkerProcess.Run(() => throw new Explorer.SearchSpace.InvalidInputException("mnist", "not found; fetch it"));
    case ["coordinate", var store, var scripts, var jobs]:
        return await TestCoordinator.RunAsync(store, scripts, int.Parse(jobs));
    case ["agents", var folder, var agents, var seconds]:
        return await SimulatedAgents.RunAsync(folder, int.Parse(agents), double.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture));
    case ["serve", var folder, var trials]:
        return await SimulatedAgents.ServeAsync(folder, int.Parse(trials));
    default:
        Console.Error.WriteLine("unknown arguments: " + string.Join(' ', args));
        return 99;
}
