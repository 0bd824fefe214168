namespace Explorer.Training.Data.Fetching;

/// <summary>How data sets are downloaded.</summary>
public sealed record FetchOptions
{
    /// <summary>Environment variable with addresses (separated by blanks) to try before the known ones.</summary>
    public const string MirrorVariable = "EXPLORER_MIRROR";

    /// <summary>Tries of one mirror before the next; a try goes on where the one before stopped.</summary>
    public int Attempts { get; init; } = 6;

    /// <summary>Wait before the second try, doubled before each further one.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A try ends when nothing arrives for this long.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether complete files are downloaded anew that differ from what their makers published.</summary>
    public bool Replace { get; init; }

    /// <summary>Addresses to try first, each holding <c>DATASET/FILE</c> below it.</summary>
    public IReadOnlyList<Uri> Mirrors { get; init; } = NamedMirrors();

    private static IReadOnlyList<Uri> NamedMirrors()
    {
        var named = Environment.GetEnvironmentVariable(MirrorVariable) ?? "";
        return [.. named.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
                ? address
                : throw new SearchSpace.InvalidInputException($"${MirrorVariable}", $"\"{text}\" is not an http or https address"))];
    }
}
