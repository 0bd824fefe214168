using Parquet.Schema;

namespace Explorer.Analysis.Tables;

/// <summary>A value or a tree of values as fields of a Parquet file, taken apart as Dremel does it (Melnik et al. 2010): a value's definition level says how much of its path is there, its repetition level in which list it goes on.</summary>
internal abstract class ParquetNode
{
    /// <summary>The field of the schema.</summary>
    public abstract Field Field { get; }

    /// <summary>The columns that lie in the file.</summary>
    public abstract IEnumerable<ParquetLeaf> Leaves { get; }

    /// <summary>Its type as the docs and DuckDB write it.</summary>
    public abstract string TypeName { get; }

    /// <summary>Adds a value; null where it is missing.</summary>
    /// <param name="value">The value.</param>
    /// <param name="repetition">The list that it goes on, counted from the outermost; 0 for a new row.</param>
    /// <param name="definition">How many of the optional and repeated fields above it are there.</param>
    /// <param name="lists">How many lists it lies in.</param>
    public abstract void Add(object? value, int repetition, int definition, int lists);
}
