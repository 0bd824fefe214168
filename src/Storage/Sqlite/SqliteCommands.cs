using Microsoft.Data.Sqlite;

namespace Explorer.Storage.Sqlite;

/// <summary>Commands with positional parameters <c>?1</c>, <c>?2</c>, …; a null value is SQL's NULL.</summary>
internal static class SqliteCommands
{
    /// <summary>A command bound to the connection's transaction, if there is one.</summary>
    public static SqliteCommand Command(this SqliteConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Bind(values);
        return command;
    }

    /// <summary>Sets every parameter, so that one prepared command serves many rows.</summary>
    public static void Bind(this SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        command.Parameters.Clear();
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"?{i + 1}", values[i] ?? DBNull.Value);
        }
    }

    /// <summary>Runs a statement; returns the rows it changed.</summary>
    public static int Execute(this SqliteConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        using var command = connection.Command(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row, or null.</summary>
    public static object? Scalar(this SqliteConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        using var command = connection.Command(sql, values);
        return command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }

    /// <summary>Every row, one after another.</summary>
    public static IEnumerable<T> Stream<T>(this SqliteConnection connection, string sql, Func<SqliteDataReader, T> read, params object?[] values)
    {
        using var command = connection.Command(sql, values);
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return read(reader);
    }
}
