namespace Explorer.Storage.Lite.Format;

/// <summary>Where an item is.</summary>
/// <param name="Page">Its page.</param>
/// <param name="Number">Its number there.</param>
internal readonly record struct ItemAddress(uint Page, byte Number)
{
    /// <summary>Bytes of an address.</summary>
    public const int Length = 5;

    /// <summary>Whether it leads nowhere.</summary>
    public bool IsNone => Page == uint.MaxValue;

    /// <summary>Reads an address.</summary>
    public static ItemAddress Read(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt32LittleEndian(bytes), bytes[4]);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Number} of page {Page}");
}
