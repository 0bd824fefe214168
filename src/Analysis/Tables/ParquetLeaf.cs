using System.Buffers;
using Parquet;
using Parquet.Schema;

namespace Explorer.Analysis.Tables;

/// <summary>A column of a Parquet file.</summary>
internal abstract class ParquetLeaf : ParquetNode
{
    /// <summary>Values and missing values gathered for the next row group.</summary>
    public abstract int Count { get; }

    /// <summary>Writes what is gathered, and forgets it.</summary>
    public abstract Task WriteAsync(ParquetRowGroupWriter group);

    /// <summary>The column of a type; nullable where it may be missing.</summary>
    /// <exception cref="NotSupportedException">A type that has no column.</exception>
    public static ParquetLeaf Of(string name, Type type, bool nullable) => Type.GetTypeCode(type) switch
    {
        TypeCode.Int32 => new ParquetLeaf<int>(new DataField<int>(name, nullable), "int32", value => (int)value),
        TypeCode.Int64 => new ParquetLeaf<long>(new DataField<long>(name, nullable), "int64", value => (long)value),
        TypeCode.UInt64 => new ParquetLeaf<ulong>(new DataField<ulong>(name, nullable), "uint64", value => (ulong)value),
        TypeCode.Double => new ParquetLeaf<double>(new DataField<double>(name, nullable), "double", value => (double)value),
        TypeCode.Boolean => new ParquetLeaf<bool>(new DataField<bool>(name, nullable), "bool", value => (bool)value),
        TypeCode.String => new ParquetLeaf<ReadOnlyMemory<char>>(new DataField<string>(name, nullable), "text", value => ((string)value).AsMemory()),
        _ when type == typeof(DateTimeOffset) => new ParquetLeaf<DateTime>(
            new DateTimeDataField(name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Micros, nullable), "timestamp", value => ((DateTimeOffset)value).UtcDateTime),
        _ => throw new NotSupportedException($"{name} is a {type.Name}, which no column can hold."),
    };
}

/// <summary>A column of values that Parquet.Net writes as <typeparamref name="T"/>.</summary>
internal sealed class ParquetLeaf<T>(DataField column, string typeName, Func<object, T> convert) : ParquetLeaf
    where T : struct
{
    private readonly ArrayBufferWriter<T> _values = new();
    private readonly ArrayBufferWriter<int> _definitions = new();
    private readonly ArrayBufferWriter<int> _repetitions = new();

    public override Field Field => column;

    public override IEnumerable<ParquetLeaf> Leaves => [this];

    public override string TypeName => typeName;

    public override int Count => _definitions.WrittenCount;

    public override void Add(object? value, int repetition, int definition, int lists)
    {
        if (value is not null)
            Add(_values, convert(value));
        Add(_definitions, value is null ? definition : column.MaxDefinitionLevel);
        Add(_repetitions, repetition);
    }

    public override async Task WriteAsync(ParquetRowGroupWriter group)
    {
        await group.WriteAllPartsAsync(column, _values.WrittenMemory, _definitions.WrittenMemory, column.MaxRepetitionLevel > 0 ? _repetitions.WrittenMemory : null, CancellationToken.None).ConfigureAwait(false);
        _values.ResetWrittenCount();
        _definitions.ResetWrittenCount();
        _repetitions.ResetWrittenCount();
    }

    private static void Add<TItem>(ArrayBufferWriter<TItem> buffer, TItem item)
    {
        buffer.GetSpan(1)[0] = item;
        buffer.Advance(1);
    }
}
