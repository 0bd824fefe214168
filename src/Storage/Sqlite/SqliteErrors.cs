using Microsoft.Data.Sqlite;

namespace Explorer.Storage.Sqlite;

/// <summary>Turns SQLite's errors into those the store promises.</summary>
internal static class SqliteErrors
{
    /// <summary>The file is damaged.</summary>
    public const int Corrupt = 11;

    /// <summary>What has to be written to read, such as the index of a log, may not be.</summary>
    public const int ReadOnly = 8;

    /// <summary>A file cannot be opened or made.</summary>
    public const int CannotOpen = 14;

    /// <summary>The file is none of SQLite's.</summary>
    public const int NotADatabase = 26;

    private const string DiskFull = "the disk is full; free some space";
    private const int Full = 13;
    private const int Constraint = 19;

    /// <summary>No room for the index of the log, which lies in a file beside the database: for SQLite an I/O error.</summary>
    private const int NoRoomForIndex = 4874;

    /// <summary>Whether a row that must be unique is there already.</summary>
    public static bool IsTaken(SqliteException e) => e.SqliteExtendedErrorCode is 1555 or 2067;

    /// <summary>Whether a row refers to one that is not there.</summary>
    public static bool IsDangling(SqliteException e) => e.SqliteExtendedErrorCode == 787;

    /// <summary>Whether the file itself is at fault.</summary>
    public static bool IsDamage(SqliteException e) => e.SqliteErrorCode is Corrupt or NotADatabase;

    /// <summary>The file itself is at fault.</summary>
    public static InvalidInputException Damaged(string path, string what) => new(path, $"is damaged ({what}); see: explorer store check {path}");

    /// <summary>What a caller of the store sees in place of an error of SQLite; the error itself where it is a bug here.</summary>
    public static Exception Translate(string path, SqliteException e) => e.SqliteErrorCode switch
    {
        Corrupt or NotADatabase => Damaged(path, e.Message),
        Full => Failed(path, DiskFull, e),
        Constraint => e,
        _ when e.SqliteExtendedErrorCode == NoRoomForIndex => Failed(path, DiskFull, e),
        _ => Failed(path, e.Message.TrimEnd('.'), e),
    };

    private static DiskFaultException Failed(string path, string what, SqliteException e) =>
        new($"{path}: {what}. Every trial finished before is kept; the same command goes on from there", e);
}
