using System.Globalization;

namespace Explorer.Kernels.Tests;

/// <summary>What Linux says of this process's memory.</summary>
internal static class ProcessMemory
{
    public const long Megabyte = 1 << 20;

    /// <summary>Bytes in main memory, after what nothing refers to is gone.</summary>
    public static long Resident()
    {
        Collect();
        return Kilobytes(File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))) << 10;
    }

    /// <summary>Runs the finalisers of all that nothing refers to.</summary>
    public static void Collect()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    /// <summary>Bytes of huge pages in the mapping that holds an address.</summary>
    public static long HugePagesAt(nint address) => At(address, "AnonHugePages:");

    /// <summary>Bytes in main memory of the mapping that holds an address: those of the collector and of other libraries, which come and go, are not among them.</summary>
    public static long ResidentAt(nint address) => At(address, "Rss:");

    private static long At(nint address, string figure)
    {
        var isInside = false;
        foreach (var line in File.ReadLines("/proc/self/smaps"))
        {
            if (IsMapping(line, out var first, out var end))
                isInside = (ulong)address >= first && (ulong)address < end;
            else if (isInside && line.StartsWith(figure, StringComparison.Ordinal))
                return Kilobytes(line) << 10;
        }

        throw new InvalidOperationException("the address is in no mapping");
    }

    // As 7f0000000000-7f0000200000 rw-p 00000000 00:00 0
    private static bool IsMapping(string line, out ulong first, out ulong end)
    {
        (first, end) = (0, 0);
        var range = line.Split(' ', 2)[0].Split('-');
        return range.Length == 2 && ulong.TryParse(range[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out first)
            && ulong.TryParse(range[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out end);
    }

    private static long Kilobytes(string line) => long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
}
