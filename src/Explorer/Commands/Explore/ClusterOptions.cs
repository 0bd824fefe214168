namespace Explorer.Commands.Explore;

/// <summary>The options by which experiments are run on a cluster; each overrides what a file of settings says.</summary>
/// <param name="isChosen">Whether there is no other place than the cluster.</param>
internal sealed class ClusterOptions(bool isChosen = false)
{
    /// <summary>The option whose value is another program's option.</summary>
    public const string Sbatch = "--sbatch";

    private const string Local = "local";
    private const string Slurm = "slurm";
    private readonly Option<string> _on = new("--on") { Description = "Where to train: on this machine, or by jobs of a Slurm cluster", HelpName = "local|slurm", DefaultValueFactory = _ => Local };
    private readonly Option<string?> _settings = new("--cluster") { Description = "A file of settings with a member \"cluster\", for what the options below leave out", HelpName = "FILE" };
    private readonly Option<int?> _workers = new Option<int?>("--workers-per-job") { Description = "Trainings at a time in each job", HelpName = "K" }.AtLeast(1);
    private readonly Option<string[]> _sbatch = new(Sbatch) { Description = "An option of sbatch, as --sbatch=--partition=gpu; may be given several times", HelpName = "OPTION", DefaultValueFactory = _ => [] };
    private readonly Option<string?> _setup = new("--setup") { Description = "A shell script that every job reads first", HelpName = "FILE" };
    private readonly Option<string?> _folder = new("--run-folder") { Description = "The jobs' folder, on a file system that all nodes see; default: cluster below --out", HelpName = "DIR" };
    private readonly Option<string?> _listen = new("--listen") { Description = "Where jobs reach this program; default: any address of this machine, and a free port", HelpName = "ADDRESS[:PORT]" };

    private readonly Option<bool> _detach = new(DetachedRun.Option) { Description = "Go on in the background of this machine, until the run is over: the terminal may be closed" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _on.AcceptOnlyFromAmong(Local, Slurm);
        foreach (var option in isChosen ? (Option[])[_settings, _sbatch, _setup, _folder, _listen] : [_on, _settings, _workers, _sbatch, _setup, _folder, _listen, _detach])
            command.Options.Add(option);
    }

    /// <summary>Whether to go on in the background.</summary>
    public bool IsDetached(ParseResult parsed) => !isChosen && parsed.GetValue(_detach);

    /// <summary>What was asked for; null for this machine.</summary>
    /// <exception cref="InvalidInputException">An option for clusters was given for this machine, or a setting cannot be used.</exception>
    public ClusterRequest? Read(ParseResult parsed, int? jobs)
    {
        if (!isChosen && parsed.GetValue(_on) == Local)
        {
            return ((Option[])[_settings, _workers, _sbatch, _setup, _folder, _listen, _detach]).FirstOrDefault(option => parsed.GetResult(option) is not (null or { Implicit: true })) is { } useless
                ? throw new InvalidInputException(useless.Name, "is for jobs of a cluster; expected with --on slurm")
                : null;
        }

        var request = parsed.GetValue(_settings) is { } file ? ClusterRequest.Load(file) : new ClusterRequest();
        return request with
        {
            Jobs = jobs ?? request.Jobs,
            WorkersPerJob = (isChosen ? null : parsed.GetValue(_workers)) ?? request.WorkersPerJob,
            Sbatch = [.. request.Sbatch, .. parsed.GetValue(_sbatch)!],
            Setup = parsed.GetValue(_setup) ?? request.Setup,
            RunFolder = parsed.GetValue(_folder) ?? request.RunFolder,
            Listen = parsed.GetValue(_listen) ?? request.Listen,
        };
    }
}
