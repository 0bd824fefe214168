namespace Explorer.Execution.Slurm;

/// <summary>What is asked of Slurm for a run: jobs of one name, each an agent.</summary>
/// <param name="Name">Name of all its jobs, never another run's.</param>
/// <param name="Folder">The run's folder.</param>
/// <param name="Script">What a job runs.</param>
/// <param name="Options">Options of sbatch; a later one counts for more.</param>
public sealed record SlurmOrder(string Name, string Folder, string Script, ValueList<string> Options)
{
    // Far below the usual MaxArraySize of 1001.
    private const int MostAtOnce = 500;

    /// <summary>Folder of the jobs' output, below the run's.</summary>
    public const string Logs = "log";

    /// <summary>Where a job's output goes.</summary>
    public string LogOf(string job) => Path.Combine(Folder, Logs, job + ".log");

    /// <summary>Jobs of one call of sbatch, where so many are wanted.</summary>
    public static int AtOnce(int wanted) => Math.Min(wanted, MostAtOnce);

    /// <summary>Arguments of sbatch for some jobs. A path of the log that is relative may stand below a folder with any character, % too.</summary>
    /// <param name="jobs">How many, at most <see cref="AtOnce"/>.</param>
    public IReadOnlyList<string> Arguments(int jobs) =>
    [
        "--requeue",
        .. Options,
        "--parsable",
        "--job-name=" + Name,
        string.Create(CultureInfo.InvariantCulture, $"--array=1-{jobs}"),
        "--chdir=" + Folder,
        "--open-mode=append",
        "--output=" + Logs + "/%A_%a.log",
        Script,
    ];
}
