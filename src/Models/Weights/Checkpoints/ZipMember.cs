namespace Explorer.Models.Weights.Checkpoints;

/// <summary>A file within a zip file.</summary>
/// <param name="Name">Its path in the zip file.</param>
/// <param name="HeaderOffset">First byte of its local header.</param>
/// <param name="DataOffset">First byte of its data.</param>
/// <param name="Length">Bytes of data in the zip file.</param>
/// <param name="Crc">Checksum of the data.</param>
/// <param name="IsStored">Whether the data lies there as it is; otherwise it is compressed, and not read.</param>
internal sealed record ZipMember(string Name, long HeaderOffset, long DataOffset, long Length, uint Crc, bool IsStored);
