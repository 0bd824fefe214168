using System.Runtime.Intrinsics.X86;
using Explorer.Training.Machine;

namespace Explorer.Doctor;

/// <summary>What the machine is, without measuring.</summary>
internal sealed record MachineFacts
{
    /// <summary>Cores that this process may use.</summary>
    public required int Cores { get; init; }

    /// <summary>The processor's name and vector instructions.</summary>
    public required string Processor { get; init; }

    /// <summary>Memory of the machine, or of the container this runs in, in bytes.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>Free bytes on the disk of the current folder.</summary>
    public required long FreeDiskBytes { get; init; }

    /// <summary>Reads them off this machine.</summary>
    public static MachineFacts Read() => new()
    {
        Cores = Environment.ProcessorCount,
        Processor = $"{ProcessorName.Read()} ({VectorInstructions()})",
        MemoryBytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        FreeDiskBytes = new DriveInfo(Directory.GetCurrentDirectory()).AvailableFreeSpace,
    };

    private static string VectorInstructions() => Avx512F.IsSupported ? "AVX-512" : Avx2.IsSupported ? "AVX2" : "no AVX2";

    /// <summary>Bytes as gibibytes.</summary>
    public static string Gibibytes(long bytes) => NumberText.Fixed(bytes / (double)(1L << 30), 1) + " GiB";
}
