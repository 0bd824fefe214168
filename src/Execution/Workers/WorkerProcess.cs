using System.Runtime.InteropServices;

namespace Explorer.Execution.Workers;

/// <summary>The worker's side of a worker process: what the program does when started as one.</summary>
public static class WorkerProcess
{
    /// <summary>
    /// Serves the coordinator on standard input and output until it closes the input. Whatever else writes to standard
    /// output, native code included, goes to standard error from here on. Ctrl-C is left to the coordinator.
    /// </summary>
    /// <param name="start">Loads the engine and makes the trainer; gives the trainer and the engine's name and version.</param>
    /// <param name="ignoresTerm">Whether SIGTERM too is left to who started it: a cluster sends it to every process of a job.</param>
    /// <returns>The exit code: 0, or 2 where <paramref name="start"/> found its input at fault.</returns>
    public static int Run(Func<(ITrialTrainer Trainer, string Engine)> start, bool ignoresTerm = false)
    {
        // Ctrl-C reaches every process of the terminal's foreground group: the coordinator decides what it means.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        using var term = ignoresTerm ? PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => context.Cancel = true) : null;
        using var output = StandardOutput.Take();
        using var input = Console.OpenStandardInput();
        try
        {
            var (trainer, engine) = start();
            WorkerLoop.Run(trainer, engine, input, output, () => ProcessExit.Now(0), Console.Error);
            return 0;
        }
        catch (InvalidInputException e)
        {
            new MessageWriter(output).Write<WorkerMessage>(new WorkerMessage.InvalidInput(e.Origin, e.Problems.ToValueList()));
            return 2;
        }
    }
}
