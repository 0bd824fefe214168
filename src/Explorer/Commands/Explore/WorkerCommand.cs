using Explorer.Execution.Workers;

namespace Explorer.Commands.Explore;

/// <summary><c>explorer worker</c>, started by <c>explorer run</c>: trains what it is sent on standard input.</summary>
internal static class WorkerCommand
{
    public const string Name = "worker";
    public const string OfAgent = "--of-agent";

    public static Command Create()
    {
        var ofAgent = new Option<bool>(OfAgent) { Description = "Leaves SIGTERM to the agent that started it" };
        var command = new Command(Name, "Trains what 'explorer run' sends it") { ofAgent };
        command.Hidden = true;
        command.SetAction(parsed => WorkerProcess.Run(Start, parsed.GetValue(ofAgent)));
        return command;
    }

    private static (ITrialTrainer Trainer, string Engine) Start()
    {
        TorchEngine.RequireAvailable();
        return (new Trainer(new DataLibrary(), TimeProvider.System), TorchEngine.Name);
    }
}
