using Explorer.Training.Machine;
using Explorer.Zoo.Latency;

namespace Explorer.Doctor;

/// <summary>What to change on this machine, each sentence with the figure behind it.</summary>
internal static class Advice
{
    // A core of the last ten years with a tuned BLAS is well above this; the reference BLAS is well below.
    private const double SlowMatrixProduct = 10e9;
    private const long MemoryPerWorker = 1L << 30;
    private const long SmallDisk = 5L << 30;

    // Ratios closer to 1 than this are within the noise of a probe of some seconds.
    private const double ClearRatio = 1.1;

    /// <summary>Advice from facts and figures; never empty. On a busy machine that comes first.</summary>
    public static IEnumerable<string> Of(MachineFacts facts, MachineFigures figures, IReadOnlyList<DataSetStatus> data, MachineLoad? load)
    {
        var advice = Busy(load).Concat(Settings(facts, figures)).Concat(Lacks(facts, figures, data)).ToList();
        return advice.Count > 0 ? advice : ["Nothing to change: the defaults are the fastest measured here."];
    }

    private static IEnumerable<string> Busy(MachineLoad? load) => load is { IsBusy: true }
        ? [$"Measure again when the machine is quiet before you go by these figures: {LoadText.Of(load)}."]
        : [];

    private static IEnumerable<string> Settings(MachineFacts facts, MachineFigures figures)
    {
        if (figures is { WorkersStepImages: { } workers, ThreadsStepImages: { } threads })
        {
            if (threads > workers * ClearRatio)
            {
                yield return $"Run with --jobs 1 --threads {facts.Cores}: {NumberText.Fixed(threads / workers)} times the images/s of {NumberText.Counted(facts.Cores, "worker")} of one thread.";
            }
            else if (workers > threads * ClearRatio)
            {
                yield return $"Keep the default of {NumberText.Counted(facts.Cores, "worker")} of one thread: {NumberText.Fixed(workers / threads)} times the images/s of one worker of {NumberText.Counted(facts.Cores, "thread")}.";
            }
        }

        if (figures.OneCore.Bfloat16StepImages is { } bfloat16)
        {
            yield return bfloat16 > figures.OneCore.StepImages * ClearRatio
                ? $"\"precision\": \"bfloat16\" trains {NumberText.Fixed(bfloat16 / figures.OneCore.StepImages)} times as fast as float32 here; compare both on your space before you rely on it."
                : $"Keep \"precision\": \"float32\": bfloat16 reaches {NumberText.Fixed(bfloat16 / figures.OneCore.StepImages)} times its images/s here.";
        }
    }

    private static IEnumerable<string> Lacks(MachineFacts facts, MachineFigures figures, IReadOnlyList<DataSetStatus> data)
    {
        if (figures.OneCore.MatrixProduct < SlowMatrixProduct)
            yield return "Matrix products are slow: install a tuned BLAS (Debian: libopenblas0-pthread).";

        if (Environment.GetEnvironmentVariable("EXPLORER_KERNELS") is { Length: > 0 } kernels && figures.OneCore.StepImages < figures.PlainStepImages * ClearRatio)
        {
            yield return $"Unset EXPLORER_KERNELS ({kernels}): without it the fastest kernels of this processor are taken.";
        }

        if (facts.MemoryBytes < facts.Cores * MemoryPerWorker)
        {
            yield return $"Memory is {MachineFacts.Gibibytes(facts.MemoryBytes)} for {NumberText.Counted(facts.Cores, "worker")}: use fewer --jobs where networks or batches are large.";
        }

        if (facts.FreeDiskBytes < SmallDisk)
        {
            yield return $"Only {MachineFacts.Gibibytes(facts.FreeDiskBytes)} are free on this disk: kept weights and databases need room.";
        }

        var missing = data.Where(status => !status.Available).Select(status => status.Description.Name).ToList();
        if (missing.Count > 0)
        {
            yield return $"Data sets not here: {string.Join(", ", missing)}; explorer data fetch NAME gets them.";
        }
    }
}
