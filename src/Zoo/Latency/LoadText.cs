using Explorer.Training.Machine;

namespace Explorer.Zoo.Latency;

/// <summary>Who keeps a machine busy, in words.</summary>
public static class LoadText
{
    /// <summary>Such as <c>other processes kept 1.47 of 2 cores at work (make (process 4711) 0.97, yes (process 12) 0.50)</c>.</summary>
    public static string Of(MachineLoad load) => string.Join("; ", Parts(load));

    private static IEnumerable<string> Parts(MachineLoad load)
    {
        var named = load.Busiest.Sum(process => process.Cores);
        var rest = load.Others - named > MachineLoad.MostOthers ? [$"{(named > 0 ? "and " : "")}{NumberText.Fixed(load.Others - named)} by such as have ended or cannot be seen from here"] : (string[])[];
        if (load.Others > MachineLoad.MostOthers)
            yield return $"other processes kept {NumberText.Fixed(load.Others)} of {NumberText.Counted(load.Cores, "core")} at work ({string.Join(", ", [.. load.Busiest.Select(process => $"{process.Name} (process {process.Id}) {NumberText.Fixed(process.Cores)}"), .. rest])})";
        if (load.Steal > MachineLoad.MostLost)
            yield return $"the hypervisor gave {NumberText.Share(load.Steal)} of the processors' time to other machines";
        if (load.Waited > MachineLoad.MostLost)
            yield return $"the measuring thread waited for a processor {NumberText.Share(load.Waited.Value)} of its time";
    }
}
