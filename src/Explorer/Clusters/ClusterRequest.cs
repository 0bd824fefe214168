using System.Net;
using Explorer.SearchSpace.Declarations;

namespace Explorer.Clusters;

/// <summary>How experiments are trained on a cluster, as options or a file of settings say it. Experiments themselves say nothing of it.</summary>
internal sealed record ClusterRequest
{
    private const int MostJobs = 10_000;
    private const int MostWorkers = 1024;
    private const double MostSeconds = 24 * 3600;

    /// <summary>Jobs at a time.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>Trainings at a time in each.</summary>
    public int WorkersPerJob { get; init; } = 1;

    /// <summary>Options of sbatch.</summary>
    public ValueList<string> Sbatch { get; init; } = [];

    /// <summary>A shell script that every job reads first; null for none.</summary>
    public string? Setup { get; init; }

    /// <summary>The run's folder, which every node sees; null for the one below <c>--out</c>.</summary>
    public string? RunFolder { get; init; }

    /// <summary>Where the coordinator listens, ADDRESS or ADDRESS:PORT; null for every address and any port.</summary>
    public string? Listen { get; init; }

    /// <summary>Without a sign of life for so many seconds a job's connection counts as cut.</summary>
    public double SilenceSeconds { get; init; } = 30;

    /// <summary>Seconds for which a job whose connection was cut may come back before others train what it had.</summary>
    public double ReturnSeconds { get; init; } = 30;

    /// <summary>Seconds for which a coordinator that was restarted waits for the jobs of the one before.</summary>
    public double ReunionSeconds { get; init; } = 60;

    /// <summary>Seconds between two looks at Slurm's queue.</summary>
    public double PollSeconds { get; init; } = 10;

    /// <summary>Minutes for which jobs go on without a coordinator.</summary>
    public double PatienceMinutes { get; init; } = 15;

    /// <summary>Minutes after which a job that has nothing to train is sent home.</summary>
    public double IdleMinutes { get; init; } = 5;

    /// <summary>Seconds before its end at which Slurm warns a job, so that it suspends what it trains.</summary>
    public int WarnSeconds { get; init; } = 120;

    /// <summary>The members of <c>cluster</c>.</summary>
    public static MemberTable<ClusterRequest> Table { get; } = new("cluster", "How experiments are trained on a cluster.", new ClusterRequest(), m =>
    [
        m.Optional("jobs", "Jobs at a time", Kinds.Integer(1, MostJobs), c => c.Jobs, (c, v) => c with { Jobs = v }),
        m.Optional("workersPerJob", "Trainings at a time in each job", Kinds.Integer(1, MostWorkers), c => c.WorkersPerJob, (c, v) => c with { WorkersPerJob = v }),
        m.Optional("sbatch", "Options of sbatch, each as one text, such as \"--partition=gpu\"", Kinds.List(Kinds.Text()), c => c.Sbatch, (c, v) => c with { Sbatch = v }),
        m.Optional("setup", "A shell script that every job reads first, such as one that loads modules", Kinds.Text(), c => c.Setup!, (c, v) => c with { Setup = v }),
        m.Optional("runFolder", "The folder on the shared file system that the run keeps its files in", Kinds.Text(), c => c.RunFolder!, (c, v) => c with { RunFolder = v }),
        m.Optional("listen", "Where the coordinator listens, ADDRESS or ADDRESS:PORT", Kinds.Text(), c => c.Listen!, (c, v) => c with { Listen = v }),
        m.Optional("silenceSeconds", "Without a sign of life for so long a job's connection counts as cut", Seconds(), c => c.SilenceSeconds, (c, v) => c with { SilenceSeconds = v }),
        m.Optional("returnSeconds", "For so long a job whose connection was cut may come back before others train what it had", Seconds(), c => c.ReturnSeconds, (c, v) => c with { ReturnSeconds = v }),
        m.Optional("reunionSeconds", "For so long a coordinator that was restarted waits for the jobs of the one before", Seconds(), c => c.ReunionSeconds, (c, v) => c with { ReunionSeconds = v }),
        m.Optional("pollSeconds", "Time between two looks at Slurm's queue", Seconds(), c => c.PollSeconds, (c, v) => c with { PollSeconds = v }),
        m.Optional("patienceMinutes", "For so long jobs go on without a coordinator", Kinds.Number(NumberRange.Above(0)), c => c.PatienceMinutes, (c, v) => c with { PatienceMinutes = v }),
        m.Optional("idleMinutes", "After so long without anything to train a job is sent home", Kinds.Number(NumberRange.Above(0)), c => c.IdleMinutes, (c, v) => c with { IdleMinutes = v }),
        m.Optional("warnSeconds", "So long before its end Slurm warns a job, so that it suspends what it trains", Kinds.Integer(1, 24 * 3600), c => c.WarnSeconds, (c, v) => c with { WarnSeconds = v }),
    ]);

    /// <summary>The members of a file of settings.</summary>
    internal static MemberTable<ClusterFile> FileTable { get; } = new("settings", "Settings of this machine, apart from any experiment.", new ClusterFile(new ClusterRequest()), m =>
    [
        m.Required("cluster", "How experiments are trained on a cluster", Table, f => f.Cluster, (f, v) => f with { Cluster = v }),
    ]);

    /// <summary>Reads a file of settings; its paths are relative to the working folder, as on the command line.</summary>
    /// <exception cref="InvalidInputException">It cannot be read, or is not what it should be.</exception>
    public static ClusterRequest Load(string path)
    {
        var problems = new InputProblems(path);
        FileTable.Read(new JsonCursor(JsonText.Load(path, problems), "$", problems), out var file);
        problems.ThrowIfAny();
        return file.Cluster;
    }

    /// <summary>Where the coordinator listens.</summary>
    /// <exception cref="InvalidInputException">It is no address.</exception>
    public IPEndPoint Endpoint() => Listen is null ? new IPEndPoint(IPAddress.Any, 0)
        : IPEndPoint.TryParse(Listen, out var endpoint) ? endpoint
        : throw new InvalidInputException("--listen", $"found {Listen}, expected an address of this machine, such as 10.1.0.5, or with a port, 10.1.0.5:7000");

    private static ValueKind<double> Seconds() => Kinds.Number(new NumberRange(0, MostSeconds, WithLeast: false));

    /// <summary>A file of settings.</summary>
    internal sealed record ClusterFile(ClusterRequest Cluster);
}
