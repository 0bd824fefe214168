using System.Text.Json;
using ParquetSharp;

namespace Explorer.Tests.Commands;

/// <summary>A Parquet file as Arrow's library reads it: for each of its columns, by its path without the words of the format, a list of values a row, as JSON.</summary>
internal static class ParquetColumns
{
    public static Dictionary<string, List<string>[]> Read(string path)
    {
        using var file = new ParquetFileReader(path);
        var columns = new Dictionary<string, List<string>[]>(StringComparer.Ordinal);
        for (var column = 0; column < file.FileMetaData.NumColumns; column++)
        {
            var values = new List<List<string>>();
            for (var i = 0; i < file.FileMetaData.NumRowGroups; i++)
            {
                using var group = file.RowGroup(i);
                using var reader = group.Column(column).LogicalReader();
                values.AddRange(reader.Apply(new Rows(group.MetaData.NumRows)));
            }

            columns.Add(file.FileMetaData.Schema.Column(column).Path.ToDotString().Replace(".list.element", "", StringComparison.Ordinal), [.. values]);
        }

        return columns;
    }

    /// <summary>A value as a column's would be: numbers by their value, texts and "NaN" as they are, null for none.</summary>
    public static string Json(object? value) => value switch
    {
        null => "null",
        double number => double.IsFinite(number) ? JsonSerializer.Serialize(number) : $"\"{number.ToString(CultureInfo.InvariantCulture)}\"",
        DateTime time => JsonSerializer.Serialize(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
        _ => JsonSerializer.Serialize(value),
    };

    private sealed class Rows(long count) : ILogicalColumnReaderVisitor<IEnumerable<List<string>>>
    {
        public IEnumerable<List<string>> OnLogicalColumnReader<TValue>(LogicalColumnReader<TValue> columnReader) => [.. columnReader.ReadAll((int)count).Select(value => Flat(value).ToList())];

        private static IEnumerable<string> Flat(object? value) => value is Array items ? items.Cast<object?>().SelectMany(Flat) : [Json(value)];
    }
}
