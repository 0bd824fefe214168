using Parquet;
using Parquet.Schema;
using Explorer.SearchSpace.Files;

namespace Explorer.Analysis.Import.Tables;

/// <summary>A Parquet file's plain columns, a row group at a time; members of structs by their path, lists left out.</summary>
internal sealed class ParquetTable : ForeignTable
{
    // What tells, beside the library's own exceptions, that damaged or foreign bytes led it astray.
    private static readonly Type[] Astray =
    [
        typeof(IOException), typeof(InvalidDataException), typeof(ArgumentException), typeof(InvalidOperationException), typeof(NotSupportedException), typeof(NotImplementedException),
        typeof(IndexOutOfRangeException), typeof(OverflowException), typeof(NullReferenceException), typeof(FormatException), typeof(InvalidCastException), typeof(KeyNotFoundException), typeof(ArithmeticException), typeof(OutOfMemoryException),
    ];

    private readonly DataField[] _fields;

    public ParquetTable(string path)
        : base(path)
    {
        _fields = Try(reader => Task.FromResult<DataField[]>([.. reader.Schema.DataFields.Where(field => field.MaxRepetitionLevel == 0 && !field.IsArray)]));
        CheckColumns(_fields.Length);
        Columns = [.. _fields.Select(field => TableCell.Clean(string.Join('.', field.Path.ToList())))];
    }

    public override string Counts => "row";

    public override IReadOnlyList<string> Columns { get; }

    public override IEnumerable<(long Number, IReadOnlyList<TableCell> Cells)> Rows(IReadOnlySet<int>? wanted = null)
    {
        var number = 0L;
        var groups = Try(reader => Task.FromResult(reader.RowGroupCount));
        for (var at = 0; at < groups; at++)
        {
            var group = at;
            var before = number;
            var columns = Try(async reader =>
            {
                using var rows = reader.OpenRowGroupReader(group);
                if (rows.RowCount < 0)
                    throw new InvalidDataException("a row group has fewer than no rows");
                CheckRows(before + rows.RowCount);
                var read = new Func<int, TableCell>[_fields.Length];
                for (var i = 0; i < read.Length; i++)
                    read[i] = wanted?.Contains(i) == false ? _ => TableCell.Empty : await CellsAsync(rows, _fields[i], (int)rows.RowCount).ConfigureAwait(false);
                return (read, Count: (int)rows.RowCount);
            });
            for (var row = 0; row < columns.Count; row++)
                yield return (++number, Array.ConvertAll(columns.read, of => of(row)));
        }
    }

    private static async Task<Func<int, TableCell>> CellsAsync(ParquetRowGroupReader rows, DataField field, int count)
    {
        var type = field.ClrType;
        return type == typeof(double) ? await Numbers<double>(value => value).ConfigureAwait(false)
            : type == typeof(float) ? await Numbers<float>(value => double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)).ConfigureAwait(false)
            : type == typeof(int) ? await Numbers<int>(value => value).ConfigureAwait(false)
            : type == typeof(long) ? await Numbers<long>(value => value).ConfigureAwait(false)
            : type == typeof(short) ? await Numbers<short>(value => value).ConfigureAwait(false)
            : type == typeof(sbyte) ? await Numbers<sbyte>(value => value).ConfigureAwait(false)
            : type == typeof(byte) ? await Numbers<byte>(value => value).ConfigureAwait(false)
            : type == typeof(ushort) ? await Numbers<ushort>(value => value).ConfigureAwait(false)
            : type == typeof(uint) ? await Numbers<uint>(value => value).ConfigureAwait(false)
            : type == typeof(ulong) ? await Numbers<ulong>(value => value).ConfigureAwait(false)
            : type == typeof(decimal) ? await Numbers<decimal>(value => (double)value).ConfigureAwait(false)
            : type == typeof(bool) ? await Values<bool>(TableCell.Of).ConfigureAwait(false)
            : type == typeof(string) || type == typeof(ReadOnlyMemory<char>) ? await Texts().ConfigureAwait(false)
            : _ => TableCell.Empty;

        Task<Func<int, TableCell>> Numbers<T>(Func<T, double> number)
            where T : struct => Values<T>(value => TableCell.Of(number(value)));

        async Task<Func<int, TableCell>> Values<T>(Func<T, TableCell> cell)
            where T : struct
        {
            if (field.IsNullable)
            {
                var sparse = new T?[count];
                await rows.ReadAsync(field, sparse.AsMemory()).ConfigureAwait(false);
                return row => sparse[row] is { } value ? cell(value) : TableCell.Empty;
            }

            var values = new T[count];
            await rows.ReadAsync(field, values.AsMemory()).ConfigureAwait(false);
            return row => cell(values[row]);
        }

        async Task<Func<int, TableCell>> Texts()
        {
            var values = new string?[count];
            await rows.ReadAsync(field, values.AsMemory()).ConfigureAwait(false);
            return row => values[row] is { Length: <= LongestCell } text ? TableCell.Of(text) : TableCell.Empty;
        }
    }

    private T Try<T>(Func<ParquetReader, Task<T>> read)
    {
        try
        {
            return ReadAsync().GetAwaiter().GetResult();
        }
        catch (Exception error) when (error is not InvalidInputException && (Array.Exists(Astray, type => type.IsInstanceOfType(error)) || error.GetType().Assembly == typeof(ParquetReader).Assembly))
        {
            throw new InvalidInputException(Path, $"is no Parquet file that can be read: {TableCell.Clean(error.Message)}");
        }

        async Task<T> ReadAsync()
        {
            var file = RegularFile.OpenRead(Path);
            await using var opened = file.ConfigureAwait(false);
            var reader = await ParquetReader.CreateAsync(file).ConfigureAwait(false);
            await using var closing = reader.ConfigureAwait(false);
            return await read(reader).ConfigureAwait(false);
        }
    }
}
