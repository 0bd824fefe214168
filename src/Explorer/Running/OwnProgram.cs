namespace Explorer.Running;

/// <summary>How this program starts itself again: as the executable it is, or by the runtime where that runs it or another program hosts it.</summary>
internal static class OwnProgram
{
    private static readonly System.Reflection.Assembly Assembly = typeof(OwnProgram).Assembly;
    private static readonly bool IsExecutable = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == Assembly.GetName().Name;

    /// <summary>The file to start.</summary>
    public static string File { get; } = IsExecutable || Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";

    /// <summary>Its arguments for a command of this program.</summary>
    public static IReadOnlyList<string> Arguments(params IEnumerable<string> command) => IsExecutable ? [.. command] : [Assembly.Location, .. command];
}
