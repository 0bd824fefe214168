namespace Explorer.Storage;

/// <summary>
/// Measures against loss that a store leaves out, by name, comma-separated in <c>EXPLORER_STORE_UNSAFE</c>: only so can the fault suite show
/// that it finds what they prevent. Nothing else sets it.
/// </summary>
internal static class LeftOutMeasures
{
    /// <summary>SQLite: syncing what was written.</summary>
    public const string Sync = "sync";

    /// <summary>Whether a measure is left out.</summary>
    public static bool Has(string measure) => (Environment.GetEnvironmentVariable("EXPLORER_STORE_UNSAFE") ?? "").Split(',').Contains(measure);
}
