using System.Reflection;

namespace Explorer.Training;

/// <summary>This program's version, as records carry it.</summary>
public static class CodeVersion
{
    /// <summary>The informational version, with the commit where the build knew it.</summary>
    public static string Current { get; } =
        typeof(CodeVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
