using Explorer.Storage.Lite;

namespace Explorer.Storage;

/// <summary>
/// Measures against loss that a store leaves out, by name, comma-separated in an environment variable: only so can the fault suite show that
/// it finds what they prevent. Nothing else sets it, and a database written with it may lose results.
/// </summary>
internal static class LeftOutMeasures
{
    /// <summary>The environment variable.</summary>
    public const string Variable = "EXPLORER_STORE_UNSAFE";

    /// <summary>SQLite: syncing what was written.</summary>
    public const string Sync = "sync";

    private static readonly string[] Known = [Sync, .. LiteSafety.Measures];

    /// <summary>Those that the environment names, of whichever store.</summary>
    /// <exception cref="InvalidInputException">A name is unknown.</exception>
    public static IReadOnlySet<string> OfEnvironment() => Parse(Environment.GetEnvironmentVariable(Variable) ?? "");

    /// <summary>Those named.</summary>
    /// <exception cref="InvalidInputException">A name is unknown.</exception>
    internal static IReadOnlySet<string> Parse(string names)
    {
        var measures = names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
        return measures.Except(Known).FirstOrDefault() is { } unknown
            ? throw new InvalidInputException(Variable, $"'{unknown}' is nothing that can be left out; known are {string.Join(", ", Known)}")
            : measures;
    }
}
