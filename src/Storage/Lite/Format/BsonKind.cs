namespace Explorer.Storage.Lite.Format;

/// <summary>The types of BSON that records have.</summary>
internal enum BsonKind : byte
{
    /// <summary>A number of 64 bits with a fraction.</summary>
    Double = 0x01,

    /// <summary>Text, UTF-8.</summary>
    String = 0x02,

    /// <summary>Members with names.</summary>
    Document = 0x03,

    /// <summary>Members by number.</summary>
    Array = 0x04,

    /// <summary>Bytes; of records the JSON text of what BSON cannot say.</summary>
    Binary = 0x05,

    /// <summary>True or false.</summary>
    Boolean = 0x08,

    /// <summary>Nothing.</summary>
    Null = 0x0A,

    /// <summary>A whole number of 32 bits.</summary>
    Int32 = 0x10,

    /// <summary>A whole number of 64 bits.</summary>
    Int64 = 0x12,

    /// <summary>A decimal number, as .NET has it.</summary>
    Decimal = 0x13,
}
