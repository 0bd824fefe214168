using System.Runtime.InteropServices;
using Explorer.Clusters;
using Explorer.Execution.Agents;
using Explorer.Execution.Launching;
using Explorer.Execution.Publishing;

namespace Explorer.Commands.Explore;

/// <summary><c>explorer agent</c>, a job on a cluster: has trainings done on its node for the coordinator that the run's folder names.</summary>
internal static class AgentCommand
{
    public const string Name = "agent";

    /// <summary>The option for the moment at which the job ends.</summary>
    public const string Until = "--until";

    // SIGUSR1, which .NET has no name for, on Linux.
    private const PosixSignal User1 = (PosixSignal)10;
    private const string Devices = "CUDA_VISIBLE_DEVICES";

    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { Description = "The run's folder" };
        var workers = new Option<int>("--workers") { Description = "Trainings at a time", DefaultValueFactory = _ => 1 };
        var threads = new Option<int>("--threads") { Description = "Threads of each", DefaultValueFactory = _ => 1 };
        var patience = new Option<double>("--patience") { Description = "Minutes without a coordinator", DefaultValueFactory = _ => 15 };
        var silence = new Option<double>("--silence") { Description = "Seconds without a sign of life", DefaultValueFactory = _ => 30 };
        var until = new Option<double?>(Until) { Description = "When the job ends, in seconds since 1970" };
        var command = new Command(Name, "Trains what the coordinator of a run sends it") { folder, workers, threads, patience, silence, until };
        command.Hidden = true;
        command.SetRun((parsed, console) => RunAsync(console, parsed.GetValue(folder)!, parsed.GetValue(threads), new AgentSettings
        {
            Folder = parsed.GetValue(folder)!,
            Id = Id(),
            Job = Job(),
            Node = Environment.GetEnvironmentVariable("SLURMD_NODENAME") ?? Environment.MachineName,
            Code = ProgramCode.Hash,
            Slots = parsed.GetValue(workers),
            Patience = TimeSpan.FromMinutes(parsed.GetValue(patience)),
            EndsAt = parsed.GetValue(until) is { } seconds ? DateTimeOffset.UnixEpoch.AddSeconds(seconds) : null,
            Silence = TimeSpan.FromSeconds(parsed.GetValue(silence)),
            PingPace = TimeSpan.FromSeconds(Math.Min(5, parsed.GetValue(silence) / 4)),
            DataOnNode = directory => ClusterData.OnNode(parsed.GetValue(folder)!, directory),
        }));
        return command;
    }

    private static async Task<int> RunAsync(CommandConsole console, string folder, int threads, AgentSettings settings)
    {
        using var warned = new CancellationTokenSource();
        void Warn(PosixSignalContext context)
        {
            context.Cancel = true;
            console.Say($"{Stamp()} {(context.Signal == PosixSignal.SIGTERM ? "SIGTERM" : "SIGUSR1")}");
            warned.Cancel();
        }

        using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Warn);
        using var user = PosixSignalRegistration.Create(User1, Warn);
        console.Say($"{Stamp()} agent {settings.Id} on {settings.Node}, process {Environment.ProcessId}, {NumberText.Counted(settings.Slots, "worker")}, GPUs {Environment.GetEnvironmentVariable(Devices) ?? "none"}, for {folder}");
        var agent = new Agent(settings, slot => Launcher(slot, threads), line => console.Say($"{Stamp()} {line}"));
        return await agent.RunAsync(warned.Token);
    }

    // Child k has the k-th of the devices that Slurm gave to the job, and no other.
    private static ProcessWorkerLauncher Launcher(int slot, int threads)
    {
        var devices = Environment.GetEnvironmentVariable(Devices)?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return new ProcessWorkerLauncher(
            OwnProgram.File, OwnProgram.Arguments(WorkerCommand.Name, WorkerCommand.OfAgent), threads,
            new Dictionary<string, string?> { [Devices] = devices.Length > 0 ? devices[slot % devices.Length] : "" });
    }

    // Without Slurm, as in a trial by hand, the process itself.
    private static string Id() => Job() is { Length: > 0 } job
        ? $"{job}.{Environment.GetEnvironmentVariable("SLURM_RESTART_COUNT") ?? "0"}"
        : string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}.{Environment.ProcessId}");

    private static string Job() => (Environment.GetEnvironmentVariable("SLURM_ARRAY_JOB_ID"), Environment.GetEnvironmentVariable("SLURM_ARRAY_TASK_ID")) is ({ } job, { } task) ? $"{job}_{task}" : "";

    private static string Stamp() => TimeProvider.System.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
