using System.Text.RegularExpressions;

namespace Explorer.SearchSpace.Files;

/// <summary>Why a file or folder could not be used, in this program's words.</summary>
public static partial class FileFault
{
    // Numbers of errors: errno(3) of the Linux manual pages.
    private const int NoSpace = 28;
    private const int ReadOnly = 30;
    private const int OverQuota = 122;

    /// <summary>The reason, without the path.</summary>
    public static string Of(Exception fault) => fault switch
    {
        FileNotFoundException => "there is no such file",
        DirectoryNotFoundException => "there is no such folder",
        PathTooLongException => "the name is too long",
        _ => (fault.InnerException as IOException ?? fault).HResult switch
        {
            NoSpace or OverQuota => "the disk is full",
            ReadOnly => "the disk is read-only",
            _ when fault is UnauthorizedAccessException => IsOpenFolder(fault) ? "it is a folder, expected a file" : "this user has no permission",
            _ => fault.Message.TrimEnd('.'),
        },
    };

    /// <summary>The path and the reason, for what nobody foresaw.</summary>
    public static string WithPath(Exception fault) => Of(fault) is var words && !words.Contains('\'', StringComparison.Ordinal) && Path().Match(fault.Message) is { Success: true } match
        ? $"{match.Groups["path"].Value}: {words}"
        : words;

    // The system denies access alike to what is closed and to a folder that is opened as a file.
    private static bool IsOpenFolder(Exception fault)
    {
        if (Path().Match(fault.Message) is not { Success: true } match)
            return false;
        try
        {
            return Directory.GetFileSystemEntries(match.Groups["path"].Value) is not null;
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    [GeneratedRegex("'(?<path>[^']+)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Path();
}
