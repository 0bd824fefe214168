using Explorer.Execution.Workers;

namespace Explorer.Commands.Explore;

/// <summary><c>explorer worker</c>, started by <c>explorer run</c>: trains what it is sent on standard input.</summary>
internal static class WorkerCommand
{
    public const string Name = "worker";

    public static Command Create()
    {
        var command = new Command(Name, "Trains what 'explorer run' sends it") { Hidden = true };
        command.SetAction(_ => WorkerProcess.Run(Start));
        return command;
    }

    private static (ITrialTrainer Trainer, string Engine) Start()
    {
        TorchEngine.RequireAvailable();
        return (new Trainer(new DataLibrary(), TimeProvider.System), TorchEngine.Name);
    }
}
