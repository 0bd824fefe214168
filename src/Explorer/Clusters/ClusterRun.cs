using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Explorer.Commands.Explore;
using Explorer.Execution.Clusters;
using Explorer.Execution.Publishing;
using Explorer.Execution.Slurm;

namespace Explorer.Clusters;

/// <summary>A command's jobs on a cluster, from its first experiment to its last.</summary>
internal sealed class ClusterRun : IAsyncDisposable
{
    private const long MemoryPerWorker = 2048;
    private readonly ClusterRequest _request;
    private readonly ClusterFolder _folder;
    private readonly ClusterWorkforce _workforce;
    private bool _isLeft;
    private bool _isInterrupted;

    private ClusterRun(ClusterRequest request, ClusterFolder folder, ClusterWorkforce workforce, string device) =>
        (_request, _folder, _workforce, Device) = (request, folder, workforce, device);

    /// <summary>Those who train.</summary>
    public Workforce Workforce => _workforce;

    /// <summary>The device of every worker, as its node gives it to it.</summary>
    public string Device { get; }

    /// <summary>The run's folder.</summary>
    public string Folder => _folder.Path;

    /// <summary>Copies the program for the nodes and listens for jobs; they are sent when there is something to train.</summary>
    /// <param name="request">How to train.</param>
    /// <param name="run">What is run.</param>
    /// <param name="console">Told of jobs.</param>
    /// <exception cref="InvalidInputException">The folder or an address cannot be used, or there is no Slurm here.</exception>
    public static async Task<ClusterRun> StartAsync(ClusterRequest request, RunRequest run, CommandConsole console)
    {
        var endpoint = request.Endpoint();
        if (request.Setup is { } setup && !File.Exists(setup))
            throw new InvalidInputException("--setup", $"{setup} is no file");
        await SlurmCommands.RunAsync("squeue", "--version");
        var folder = ClusterFolder.Open(ClusterFolder.Of(request, run));
        try
        {
            WriteProgram(folder, request, run.Workers.Threads, console);
            var device = DeviceOf(run.Workers.Devices, request.Sbatch);
            var order = new SlurmOrder(folder.JobName, folder.Path, folder.Script, Options(request, run.Workers.Threads));
            var settings = new ClusterSettings
            {
                Folder = folder.Path,
                Jobs = request.Jobs,
                WorkersPerJob = request.WorkersPerJob,
                Listen = endpoint.Address,
                Port = endpoint.Port,
                Hosts = Hosts(endpoint.Address),
                Code = ProgramCode.Hash,
                Device = device,
                Silence = TimeSpan.FromSeconds(request.SilenceSeconds),
                ReturnPatience = TimeSpan.FromSeconds(request.ReturnSeconds),
                ReunionPatience = TimeSpan.FromSeconds(request.ReunionSeconds),
                PollPace = TimeSpan.FromSeconds(request.PollSeconds),
                IdlePatience = TimeSpan.FromMinutes(request.IdleMinutes),
            };
            var workforce = await ClusterWorkforce.StartAsync(settings, order, console.Tell);
            console.Tell($"jobs {folder.JobName}, {NumberText.Count(request.Jobs)} at a time of {NumberText.Counted(request.WorkersPerJob, "worker")}; their folder is {folder.Path}");
            return new ClusterRun(request, folder, workforce, device);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Settings of a run as it is trained there.</summary>
    public RunSettings Adapt(RunSettings settings) => settings with
    {
        CheckpointDirectory = Path.Combine(Folder, "checkpoints", settings.Experiment),
        WeightsDropDirectory = Path.Combine(Folder, "weights", settings.Experiment),
        WorkersOutlive = true,
        DataDirectory = ClusterData.Publish(Folder, settings.Data.Name, settings.DataDirectory) ?? settings.DataDirectory,
        Workers = settings.Workers with { Jobs = _request.Jobs * _request.WorkersPerJob, Devices = [Device] },
    };

    /// <summary>The command was interrupted: asks what becomes of the jobs, and says how to come back. Without anybody to ask they are left.</summary>
    public void Interrupted(CommandConsole console, string command)
    {
        _isInterrupted = true;
        var jobs = $"the jobs {_folder.JobName}";
        if (console.Answer is { } answer)
        {
            console.Warn($"{jobs}: leave them, to be taken back later, or cancel them? [leave/cancel]");
            _isLeft = answer()?.Trim().StartsWith("c", StringComparison.OrdinalIgnoreCase) != true;
        }
        else
        {
            _isLeft = true;
        }

        console.Warn(_isLeft
            ? $"{jobs} go on with what they train, and wait {NumberText.Time(60 * _request.PatienceMinutes)} for this program; the same command takes them back: {command}. To end them: scancel --me --name={_folder.JobName}"
            : $"{jobs} are cancelled, and suspend what they train as far as Slurm gives them time; the same command goes on: {command}");
    }

    /// <summary>Sends jobs home, unless they are left.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_isLeft)
            await _workforce.CancelAsync(isOver: !_isInterrupted);
        await _workforce.DisposeAsync();
        _folder.Dispose();
    }

    // A GPU where one is asked of Slurm.
    private static string DeviceOf(ValueList<string> asked, ValueList<string> sbatch) =>
        asked.Count > 0 ? (asked[0] == "cpu" ? "cpu" : "cuda:0") : sbatch.Any(option => option.Contains("gpu", StringComparison.Ordinal) && option.StartsWith("--g", StringComparison.Ordinal)) ? "cuda:0" : "cpu";

    private static void WriteProgram(ClusterFolder folder, ClusterRequest request, int threads, CommandConsole console)
    {
        var native = NativeFiles.Find();
        var program = new PublishedProgram(folder.Path, native.Kernels, native.TorchSharp, native.Libtorch);
        if (!Directory.Exists(program.Folder))
            console.Tell($"copying the program for the nodes to {program.Folder}");
        program.Write();
        if (native.IsNamed)
            NativeFiles.WriteVersion(program.Libtorch);
        folder.WriteScript(
            [
                .. program.Command, AgentCommand.Name, folder.Path,
                "--workers", string.Create(CultureInfo.InvariantCulture, $"{request.WorkersPerJob}"),
                "--threads", string.Create(CultureInfo.InvariantCulture, $"{threads}"),
                "--patience", string.Create(CultureInfo.InvariantCulture, $"{request.PatienceMinutes}"),
                "--silence", string.Create(CultureInfo.InvariantCulture, $"{request.SilenceSeconds}"),
            ],
            request.Setup,
            native.IsNamed ? program.Libtorch : null,
            SlurmTime.Of(request.Sbatch));
    }

    // Without memory asked for a job would take a whole node where the cluster has no default.
    private static ValueList<string> Options(ClusterRequest request, int threads) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"--cpus-per-task={request.WorkersPerJob * threads}"),
        .. request.Sbatch.Any(option => option.StartsWith("--mem", StringComparison.Ordinal)) ? (string[])[] : [string.Create(CultureInfo.InvariantCulture, $"--mem={request.WorkersPerJob * MemoryPerWorker}M")],
        string.Create(CultureInfo.InvariantCulture, $"--signal=B:TERM@{request.WarnSeconds}"),
        .. request.Sbatch,
    ];

    private static ValueList<string> Hosts(IPAddress listen)
    {
        if (!listen.Equals(IPAddress.Any) && !listen.Equals(IPAddress.IPv6Any))
            return [listen.ToString()];
        var addresses = NetworkInterface.GetAllNetworkInterfaces()
            .Where(network => network.OperationalStatus == OperationalStatus.Up)
            .OrderBy(network => network.NetworkInterfaceType == NetworkInterfaceType.Loopback)
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(address => address.Address)
            .Where(address => address.AddressFamily == AddressFamily.InterNetwork)
            .Select(address => address.ToString());
        return [Dns.GetHostName(), .. addresses];
    }
}
