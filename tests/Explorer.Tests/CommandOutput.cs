namespace Explorer.Tests;

/// <summary>What a finished command left.</summary>
internal sealed record CommandOutput(int ExitCode, string Output, string Error)
{
    /// <summary>Standard output as JSON lines.</summary>
    public IReadOnlyList<JsonObject> Lines =>
        [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];
}
