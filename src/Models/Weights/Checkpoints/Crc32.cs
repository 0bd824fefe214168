using System.Runtime.InteropServices;

namespace Explorer.Models.Weights.Checkpoints;

/// <summary>The zip format's checksum: polynomial 0xEDB88320, reflected (APPNOTE 4.4.7), eight bytes a step.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private const int Lanes = 8;

    private static readonly uint[][] Tables = MakeTables();

    /// <summary>The checksum of bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        var whole = bytes.Length / Lanes * Lanes;
        foreach (var eight in MemoryMarshal.Cast<byte, ulong>(bytes[..whole]))
        {
            var mixed = eight ^ crc;
            crc = 0;
            for (var lane = 0; lane < Lanes; lane++)
            {
                crc ^= Tables[Lanes - 1 - lane][(byte)(mixed >> (8 * lane))];
            }
        }

        foreach (var value in bytes[whole..])
        {
            crc = Tables[0][(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint[][] MakeTables()
    {
        var tables = new uint[Lanes][];
        for (var lane = 0; lane < Lanes; lane++)
        {
            tables[lane] = new uint[256];
            for (var i = 0u; i < 256; i++)
            {
                tables[lane][i] = lane == 0 ? Shift(i) : (tables[lane - 1][i] >> 8) ^ tables[0][(byte)tables[lane - 1][i]];
            }
        }

        return tables;
    }

    private static uint Shift(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ Polynomial;
        }

        return value;
    }
}
