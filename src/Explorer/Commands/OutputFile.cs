using Explorer.Documents.Blocks;
using Explorer.Documents.Pages;

namespace Explorer.Commands;

/// <summary>Files that a user asks for.</summary>
internal static class OutputFile
{
    /// <summary>The path, when a file can be put there.</summary>
    /// <param name="path">The path.</param>
    /// <param name="option">The option that named it.</param>
    /// <param name="endings">The endings of what the option writes, which tell its format.</param>
    /// <exception cref="InvalidInputException">Its folder does not exist, it is a folder itself, or has another ending.</exception>
    public static string Check(string path, string option, params IReadOnlyList<string> endings)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (!endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
            throw new InvalidInputException(option, $"{path}: found {(Path.GetExtension(path) is { Length: > 0 } ending ? $"the ending {ending}" : "no ending")}, expected {string.Join(" or ", endings)}");
        if (Directory.Exists(path))
            throw new InvalidInputException(option, $"{path} is a folder, expected a file's name");
        return Directory.Exists(folder) ? path : throw new InvalidInputException(option, $"the folder {folder} does not exist");
    }

    /// <summary>Writes a document as a page with its numbers and figures beside it, and returns the page's path.</summary>
    /// <param name="document">The document.</param>
    /// <param name="kind">What it is a page of.</param>
    /// <param name="page">The page's file name.</param>
    /// <param name="folder">Folder to write to; made where it is missing.</param>
    /// <exception cref="InvalidInputException">The folder cannot be written to.</exception>
    public static string Page(Document document, string kind, string page, string folder) =>
        DocumentPage.Write(document, new PageFrame(kind, CodeVersion.Current, TimeProvider.System.GetUtcNow()), page, folder)[0];

    /// <summary>Writes a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">What to write.</param>
    /// <param name="origin">What the user gave, for the message.</param>
    /// <exception cref="InvalidInputException">It cannot be written to.</exception>
    public static void Write(string path, string text, string origin) => Try(origin, () => WholeFile.Write(path, text));

    /// <inheritdoc cref="Write(string, string, string)"/>
    public static void Write(string path, Action<FileStream> write, string origin) => Try(origin, () => WholeFile.Write(path, write));

    private static void Try(string origin, Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(origin, $"cannot be written to: {FileFault.Of(error)}");
        }
    }
}
