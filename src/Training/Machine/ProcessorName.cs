using System.Runtime.InteropServices;
using Explorer.SearchSpace.Files;

namespace Explorer.Training.Machine;

/// <summary>The processor's name.</summary>
public static class ProcessorName
{
    private const string Source = "/proc/cpuinfo";
    private const string Label = "model name";

    /// <summary>As the machine calls it, or its architecture where it does not say.</summary>
    public static string Read()
    {
        var line = File.Exists(Source) ? RegularFile.ReadText(Source).Split('\n').FirstOrDefault(text => text.StartsWith(Label, StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
