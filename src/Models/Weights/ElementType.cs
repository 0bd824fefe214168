namespace Explorer.Models.Weights;

/// <summary>Number formats of a tensor in a weight file, named as safetensors names them.</summary>
public enum ElementType
{
    /// <summary>One byte, 0 or 1 (<c>BOOL</c>).</summary>
    Boolean,

    /// <summary>Unsigned, one byte (<c>U8</c>).</summary>
    UInt8,

    /// <summary>Signed, one byte (<c>I8</c>).</summary>
    Int8,

    /// <summary>Signed, two bytes (<c>I16</c>).</summary>
    Int16,

    /// <summary>Unsigned, two bytes (<c>U16</c>).</summary>
    UInt16,

    /// <summary>Signed, four bytes (<c>I32</c>).</summary>
    Int32,

    /// <summary>Unsigned, four bytes (<c>U32</c>).</summary>
    UInt32,

    /// <summary>Signed, eight bytes (<c>I64</c>).</summary>
    Int64,

    /// <summary>Unsigned, eight bytes (<c>U64</c>).</summary>
    UInt64,

    /// <summary>IEEE half (<c>F16</c>).</summary>
    Float16,

    /// <summary>The upper half of an IEEE single (<c>BF16</c>).</summary>
    BFloat16,

    /// <summary>IEEE single (<c>F32</c>).</summary>
    Float32,

    /// <summary>IEEE double (<c>F64</c>).</summary>
    Float64,
}
