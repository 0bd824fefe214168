using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;

namespace Explorer.Kernels.Loading;

/// <summary>
/// TorchSharp's library for Linux asks for a version of libstdc++ (GLIBCXX_3.4.32) that Debian 12 does not have, though it calls nothing of
/// it. The loader refuses a library whose required version is missing, unless the requirement is marked weak. So a copy in memory gets that
/// mark, one flag in ELF's table of required versions (.gnu.version_r), and is loaded instead; the package's file stays as it is. Where
/// the version is there, or a later library asks for none, the first attempt to load succeeds and nothing of this happens.
/// </summary>
internal static partial class WeakRequirement
{
    private const ushort Weak = 2;
    private const uint RequiredVersionsSection = 0x6ffffffe;

    /// <summary>A copy that loads, where the loader's error is about such a version.</summary>
    /// <param name="path">The library.</param>
    /// <param name="error">What the loader said.</param>
    /// <param name="copy">The copy's name.</param>
    public static bool IsMet(string path, string error, out string copy)
    {
        copy = "";
        if (MissingVersion().Match(error) is not { Success: true } missing)
            return false;
        var library = File.ReadAllBytes(path);
        if (!Mark(library, missing.Groups["version"].Value))
            return false;
        copy = LinuxLoader.FileInMemory(Path.GetFileName(path), library);
        return true;
    }

    /// <summary>Marks a required version weak.</summary>
    /// <param name="library">A 64-bit little-endian ELF file.</param>
    /// <param name="version">The version's name.</param>
    /// <returns>Whether it was required.</returns>
    internal static bool Mark(Span<byte> library, string version)
    {
        // The fields' places are those of the ELF-64 specification and, for required versions, of the Linux Standard Base.
        var sections = (int)BinaryPrimitives.ReadInt64LittleEndian(library[0x28..]);
        var (size, count) = (U16(library, 0x3a), U16(library, 0x3c));
        for (var s = 0; s < count; s++)
        {
            var section = sections + (s * size);
            if (U32(library, section + 4) != RequiredVersionsSection)
                continue;
            var names = (int)BinaryPrimitives.ReadInt64LittleEndian(library[(sections + ((int)U32(library, section + 0x28) * size) + 0x18)..]);
            var need = (int)BinaryPrimitives.ReadInt64LittleEndian(library[(section + 0x18)..]);
            for (var files = (int)U32(library, section + 0x2c); files > 0; files--)
            {
                var entry = need + (int)U32(library, need + 8);
                for (var versions = U16(library, need + 2); versions > 0; versions--)
                {
                    if (HasName(library, names + (int)U32(library, entry + 8), version))
                    {
                        BinaryPrimitives.WriteUInt16LittleEndian(library[(entry + 4)..], (ushort)(U16(library, entry + 4) | Weak));
                        return true;
                    }

                    entry += (int)U32(library, entry + 12);
                }

                need += (int)U32(library, need + 12);
            }
        }

        return false;
    }

    private static ushort U16(ReadOnlySpan<byte> library, int at) => BinaryPrimitives.ReadUInt16LittleEndian(library[at..]);

    private static uint U32(ReadOnlySpan<byte> library, int at) => BinaryPrimitives.ReadUInt32LittleEndian(library[at..]);

    private static bool HasName(ReadOnlySpan<byte> library, int at, string name) => library[at..].StartsWith(Encoding.ASCII.GetBytes(name + '\0'));

    [GeneratedRegex(@"version `(?<version>GLIBCXX_[\d.]+)' not found", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MissingVersion();
}
