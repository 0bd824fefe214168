using System.Diagnostics;

namespace Explorer.Steps;

/// <summary>A way to compute, by this program or by another build of it, run as a process of its own.</summary>
/// <param name="Name">In the table.</param>
/// <param name="Kernels">What <c>EXPLORER_KERNELS</c> is.</param>
/// <param name="Program">The program's assembly.</param>
/// <param name="Precision">float32 or bfloat16.</param>
internal sealed record Variant(string Name, string Kernels, string Program, string Precision = "float32")
{
    private const string Measured = "kernels";

    /// <summary>The ways that <c>table</c> measures: libtorch as it is typed, as it is fastest, and the kernels with each of their parts left out.</summary>
    public static IReadOnlyList<Variant> All { get; } =
    [
        Own("libtorch as typed", "plain-layout-pool"),
        Own("libtorch, channels-last", "plain-pool"),
        Own("libtorch, channels-last, pool", "plain"),
        Own("libtorch, channels-last, pool, bfloat16", "plain") with { Precision = "bfloat16" },
        Own("kernels without pool", "fast-pool"),
        Own("kernels without window", "fast-window"),
        Own("kernels without stagger", "fast-stagger"),
        Own("kernels, avx2", "avx2"),
        Own("kernels, bfloat16", "fast") with { Precision = "bfloat16" },
        Own(Measured, "fast"),
    ];

    /// <summary>Whether others are compared to it.</summary>
    public bool IsMeasured => Name == Measured;

    /// <summary>This program.</summary>
    public static Variant Own(string name, string kernels) => new(name, kernels, typeof(Variant).Assembly.Location);

    public StepTimes Measure(string network, int steps)
    {
        var start = new ProcessStartInfo("dotnet", [Program, "steps", network, $"{steps}", Precision])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["EXPLORER_KERNELS"] = Kernels;
        start.Environment["OMP_NUM_THREADS"] = "1";
        using var process = Process.Start(start)!;
        var line = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? StepTimes.FromJson(line) : throw new InvalidOperationException($"{Name} on {network} ended with {process.ExitCode}");
    }
}
