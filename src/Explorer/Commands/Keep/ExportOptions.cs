namespace Explorer.Commands.Keep;

/// <summary>The options of <c>explorer export</c>, as they are typed.</summary>
internal sealed class ExportOptions
{
    public Argument<string?> Experiment { get; } = new("EXPERIMENT") { Description = StoredExperiment.Description, Arity = ArgumentArity.ZeroOrOne };

    public Option<string?> Training { get; } = new("--training") { Description = "Export the network of a folder that explorer train wrote, instead of an experiment's", HelpName = "runs/NAME" };

    public Option<string?> Name { get; } = new("--name") { Description = "The entry's name; default: of an experiment its name and the trial's number, of a training its folder's", HelpName = "NAME" };

    public Option<int> Best { get; } = new("--best") { Description = "Export so many networks, the least validation error first", HelpName = "K", DefaultValueFactory = _ => 1 };

    public Option<string> To { get; } = ZooCommand.Zoo("--to");

    public Option<bool> Retrain { get; } = new("--retrain") { Description = "Train each network again instead of taking the weights that its trial kept" };

    public Option<int?> Epochs { get; } = new("--epochs") { Description = "Epochs of a retraining; default: those of the experiment's target", HelpName = "N" };

    public Option<ulong?> Seed { get; } = new("--seed") { Description = "Seed of a retraining; default: the trial's own", HelpName = "S" };

    public Option<bool> Replace { get; } = new("--replace") { Description = "Replace entries of the same name" };

    public Option<string> Licence { get; } = new("--licence") { Description = "Licence of the weights", DefaultValueFactory = _ => "unspecified" };

    public Option<int> Threads { get; } = new("--threads") { Description = "Threads of one operator", HelpName = "N", DefaultValueFactory = _ => 1 };

    public Option<string> Device { get; } = new("--device") { Description = "Device to train and measure on", HelpName = "cpu|cuda:0", DefaultValueFactory = _ => "cpu" };

    public Option<string> Store { get; } = OutputOptions.Store();

    public Option<string> Output { get; } = OutputOptions.Out();

    public Option<string?> Data { get; } = OutputOptions.Data();

    /// <summary>The command with all of them.</summary>
    public Command Create() => new("export", "Exports the best networks of an experiment, or a trained network, to a zoo, with their test error")
    {
        Experiment, Training, Name, Best, To, Retrain, Epochs, Seed, Replace, Licence, Threads, Device, Store, Output, Data,
    };
}
