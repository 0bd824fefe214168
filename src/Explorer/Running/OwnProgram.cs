namespace Explorer.Running;

/// <summary>How this program starts itself again: by the runtime it runs on, or as the executable it is.</summary>
internal static class OwnProgram
{
    /// <summary>The file to start.</summary>
    public static string File => Environment.ProcessPath!;

    /// <summary>Its arguments for a command of this program.</summary>
    public static IReadOnlyList<string> Arguments(params IEnumerable<string> command) =>
        Path.GetFileNameWithoutExtension(File) == "dotnet" ? [typeof(OwnProgram).Assembly.Location, .. command] : [.. command];
}
