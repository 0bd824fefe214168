namespace Explorer.Commands;

/// <summary>Options that several commands share, so that each means the same everywhere.</summary>
internal static class OutputOptions
{
    /// <summary><c>--json</c>: JSON lines and nothing else on standard output.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print JSON lines and nothing else on standard output" };

    /// <summary><c>--store</c>: the results database.</summary>
    public static Option<string> Store() => new("--store", "-s")
    {
        Description = "The results database",
        HelpName = "FILE",
        DefaultValueFactory = _ => DefaultStore.Path,
    };

    /// <summary><c>--out</c>: where reports and kept weights go, a folder an experiment.</summary>
    public static Option<string> Out() => new("--out", "-o")
    {
        Description = "The folder for reports and kept weights; each experiment gets a folder in it",
        HelpName = "runs/",
        DefaultValueFactory = _ => "runs",
    };

    /// <summary><c>--quiet</c>, which every command has.</summary>
    public static Option<bool> Quiet() => new("--quiet", "-q") { Description = "Results and warnings only: no progress", Recursive = true };

    /// <summary><c>--save</c>: one file that is written.</summary>
    public static Option<string?> Save(string description, string file) => new("--save") { Description = description, HelpName = file };

    /// <summary><c>--with</c>: members of the experiment changed for this call.</summary>
    public static Option<string[]> With() => new("--with")
    {
        Description = "Change a member of the experiment, as training.epochs=5; may be given several times. The change is stored with the experiment, so one that was run needs another name too: --with name=other",
        HelpName = "MEMBER=VALUE",
        DefaultValueFactory = _ => [],
    };

    /// <summary>An option as it is typed where its value is not the one taken by itself, with a space before it; nothing where it is.</summary>
    public static string Named(string option, string value, string usual) => value == usual ? "" : $" {option} {TypedCommand.Quoted(value)}";

    /// <summary><c>--store</c> as it is typed behind a suggested command; nothing where it would be taken by itself.</summary>
    public static string InStore(string path) => Named("--store", path, DefaultStore.Path);

    /// <summary><c>--data</c>: where data sets are looked for first.</summary>
    public static Option<string?> Data() => new("--data")
    {
        Description = "Where to look for data sets first, before $EXPLORER_DATA and ~/.cache/explorer/datasets",
        HelpName = "DIR",
    };

    /// <summary><c>--store</c>, of commands that read experiments of several.</summary>
    public static Option<string[]> Stores() => new("--store", "-s")
    {
        Description = "A results database; give it several times where the experiments are in several",
        HelpName = "FILE",
        DefaultValueFactory = _ => [DefaultStore.Path],
    };

    /// <summary><c>--seed</c>.</summary>
    /// <param name="of">What it is the seed of, such as <c>permutations and bootstrap</c>.</param>
    public static Option<ulong> Seed(string of) => new("--seed") { Description = $"Seed of {of}", HelpName = "S", DefaultValueFactory = _ => ComparisonSettings.Default.Seed };
}
