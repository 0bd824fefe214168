using System.Diagnostics.CodeAnalysis;
using System.Text;
using Explorer.SearchSpace.Files;

namespace Explorer.Storage;

/// <summary>
/// Keeps a second writer off a results database. The lock is the kernel's (a record lock on <c>PATH.lock</c>), so it
/// ends with its process however that ends; the file itself stays, since removing it would let two processes lock
/// two files of the same name. Record locks do not exclude their own process, hence the list of held paths.
/// </summary>
internal sealed class StoreLock : IDisposable
{
    // Beyond the text, so that others can read who holds the lock where locks bind readers too.
    private const long LockedByte = 1 << 20;
    private static readonly HashSet<string> Held = [];
    private readonly string _path;
    private readonly FileStream _file;

    private StoreLock(string path, FileStream file)
    {
        _path = path;
        _file = file;
    }

    /// <summary>Takes the lock of a database at once or not at all.</summary>
    /// <param name="database">Its name as the user gave it.</param>
    /// <param name="file">Its file, links followed.</param>
    /// <exception cref="InvalidInputException">Another run holds it, or the folder is missing, cannot be written or lies on a network file system.</exception>
    public static StoreLock Take(string database, string file)
    {
        if (Path.GetDirectoryName(file) is { } folder)
        {
            if (!Directory.Exists(folder))
            {
                throw new InvalidInputException(database, $"the folder {folder} does not exist; make it, or name another place");
            }

            LocalDisk.Require(database, folder);
        }

        var path = file + ".lock";
        lock (Held)
        {
            if (!Held.Add(path))
                throw Busy(database, Owner());
        }

        FileStream? stream = null;
        try
        {
            WholeFile.RefuseLink(path);
            stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
            if (!TryLock(stream))
                throw Busy(database, ReadOwner(stream));

            stream.SetLength(0);
            stream.Write(Encoding.UTF8.GetBytes(Owner() + "\n"));
            return new StoreLock(path, stream);
        }
        catch (Exception e)
        {
            stream?.Dispose();
            Release(path);
            if (e is UnauthorizedAccessException or IOException)
            {
                throw new InvalidInputException(database, $"cannot be written: {FileFault.Of(e)}");
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _file.SetLength(0);
        }
        catch (IOException)
        {
            // A full disk must not hide what brought the store down; the text is only a note.
        }

        _file.Dispose();
        Release(_path);
    }

    [SuppressMessage("Interoperability", "CA1416", Justification = "Explorer runs on Linux; a system without record locks says so itself")]
    private static bool TryLock(FileStream file)
    {
        try
        {
            file.Lock(LockedByte, 1);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static string Owner() => FormattableString.Invariant($"pid {Environment.ProcessId} on {Environment.MachineName}: {Command()}");

    // As it was typed, but for the program's folder.
    private static string Command()
    {
        var words = Environment.GetCommandLineArgs();
        return string.Join(' ', [Path.GetFileNameWithoutExtension(words[0]), .. words.Skip(1)]).ReplaceLineEndings(" ");
    }

    private static string ReadOwner(FileStream file)
    {
        using var reader = new StreamReader(file, Encoding.UTF8, leaveOpen: true);
        return reader.ReadLine() is { Length: > 0 } owner ? owner : "pid unknown";
    }

    private static InvalidInputException Busy(string database, string owner) =>
        new(database, $"is being written by another run ({Here(owner)}); wait for it or stop it, or name another --store");

    private static string Here(string owner) => owner.Replace($" on {Environment.MachineName}: ", ": ", StringComparison.Ordinal);

    private static void Release(string path)
    {
        lock (Held)
            Held.Remove(path);
    }
}
