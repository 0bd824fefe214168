namespace Explorer.Commands.Explore;

/// <summary>The options by which experiments are run, the same for <c>run</c> and <c>study</c>.</summary>
internal sealed class RunOptions
{
    private readonly Option<string> _store = OutputOptions.Store();
    private readonly Option<string> _output = OutputOptions.Out();
    private readonly Option<string?> _data = OutputOptions.Data();
    private readonly Option<int?> _jobs = new Option<int?>("--jobs", "-j") { Description = "Worker processes; default: the processor's cores divided by --threads, or two a GPU; with --on slurm, jobs", HelpName = "N" }.AtLeast(1);
    private readonly Option<int> _threads = new Option<int>("--threads") { Description = "Threads of each worker", HelpName = "N", DefaultValueFactory = _ => 1 }.AtLeast(1);
    private readonly Option<string?> _device = new("--device") { Description = "Devices for the workers in turn; default: those that the experiment began on, else every GPU, else cpu", HelpName = "cpu|cuda:0,cuda:1" };
    private readonly Option<int?> _limit = new Option<int?>("--limit") { Description = "At most so many trainings now: one a trial or, with rungs, one a rung", HelpName = "N" }.AtLeast(1);
    private readonly Option<int> _keep = new Option<int>("--keep-weights") { Description = "Keep the weights of so many best trials of an experiment, for export", HelpName = "K", DefaultValueFactory = _ => 10 }.AtLeast(0);
    private readonly Option<bool> _json = OutputOptions.Json();

    private readonly ClusterOptions _cluster = new();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_store, _output, _data, _jobs, _threads, _device, _limit, _keep, _json])
            command.Options.Add(option);
        _cluster.AddTo(command);
    }

    /// <summary>What was asked for.</summary>
    public RunRequest Read(ParseResult parsed, CommandConsole console)
    {
        var request = Request(parsed);

        // Before anything is stored; a run for the CPU alone does not load libtorch to look. The devices of a cluster are elsewhere.
        foreach (var device in request.Cluster is not null ? [] : request.Workers.Devices.Where(device => device != "cpu"))
            TrainingDevice.Find(device);
        if (parsed.GetResult(_store) is null or { Implicit: true })
            DefaultStore.TellIfEarlier(console);
        return request;
    }

    private RunRequest Request(ParseResult parsed) => new()
    {
        Command = TypedCommand.Of(parsed),
        DetachedWords = _cluster.IsDetached(parsed) ? TypedCommand.Words(parsed) : null,
        Store = parsed.GetValue(_store)!,
        Out = parsed.GetValue(_output)!,
        Data = parsed.GetValue(_data),
        Limit = parsed.GetValue(_limit),
        KeepWeights = parsed.GetValue(_keep),
        Json = parsed.GetValue(_json),
        Cluster = _cluster.Read(parsed, parsed.GetValue(_jobs)),
        Workers = new WorkerSettings
        {
            Jobs = parsed.GetValue(_jobs),
            Threads = parsed.GetValue(_threads),
            Devices = (parsed.GetValue(_device) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToValueList(),
        },
    };
}
