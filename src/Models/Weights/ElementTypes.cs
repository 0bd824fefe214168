namespace Explorer.Models.Weights;

/// <summary>Names and sizes of the number formats.</summary>
public static class ElementTypes
{
    private static readonly (string Name, ElementType Type, int Size)[] Table =
    [
        ("BOOL", ElementType.Boolean, 1), ("U8", ElementType.UInt8, 1), ("I8", ElementType.Int8, 1),
        ("I16", ElementType.Int16, 2), ("U16", ElementType.UInt16, 2), ("I32", ElementType.Int32, 4),
        ("U32", ElementType.UInt32, 4), ("I64", ElementType.Int64, 8), ("U64", ElementType.UInt64, 8),
        ("F16", ElementType.Float16, 2), ("BF16", ElementType.BFloat16, 2), ("F32", ElementType.Float32, 4),
        ("F64", ElementType.Float64, 8),
    ];

    /// <summary>Every name that a file may use.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Table.Select(row => row.Name)];

    /// <summary>Bytes of one element.</summary>
    public static int Size(this ElementType type) => Row(type).Size;

    /// <summary>The format's name in a file.</summary>
    public static string Name(this ElementType type) => Row(type).Name;

    /// <summary>The format of that name, or null.</summary>
    public static ElementType? Find(string name)
    {
        foreach (var row in Table)
        {
            if (string.Equals(row.Name, name, StringComparison.Ordinal))
                return row.Type;
        }

        return null;
    }

    private static (string Name, ElementType Type, int Size) Row(ElementType type) => Array.Find(Table, row => row.Type == type);
}
