using System.Diagnostics.CodeAnalysis;

namespace Explorer.Storage.Faults.Disks;

/// <summary>A medium that nobody can write, and a folder that this user cannot: everything is read, writing is refused, nothing changes.</summary>
internal static class ReadOnlyDisk
{
    private const string Size = "32m";
    private const int Calls = 25;
    private const int Endless = 1_000_000;
    private const string Expected = "cannot be written";

    /// <summary>A medium.</summary>
    public static FaultTally Medium(FaultRun run)
    {
        using (var disk = new MountedDisk(Size))
        {
            if (!disk.IsMounted)
            {
                return new FaultTally(run) { Unavailable = MountedDisk.NeedsRoot };
            }
        }

        var tally = new FaultTally(run);
        return tally.Repeat(() =>
        {
            using var disk = new MountedDisk(Size);
            var file = disk.File(run.FileName);
            var calls = Fill(file, tally);
            tally.Require(disk.MakeReadOnly(), "the disk could not be made read-only");
            var before = FolderSnapshot.Of(disk.Path);
            Inspection.Reads(file, calls, tally);
            Inspection.Checks(file, tally);
            try
            {
                ResultStores.Open(file, StoreAccess.Write).Dispose();
                tally.Problem("opened for writing on a medium that cannot be written");
            }
            catch (InvalidInputException e)
            {
                tally.Require(e.Message.Contains(Expected, StringComparison.Ordinal), $"'{e.Message}' does not say '{Expected}'");
            }

            tally.Require(FolderSnapshot.Of(disk.Path) == before, "files changed on a medium that cannot be written");
        });
    }

    /// <summary>A folder and files without the right to write them, in processes of a user who is not root.</summary>
    public static FaultTally Folder(FaultRun run)
    {
        if (!ChildProcess.CanRunUnprivileged())
        {
            return new FaultTally(run) { Unavailable = "no user but root can run this program here" };
        }

        var tally = new FaultTally(run);
        return tally.Repeat(() =>
        {
            using var folder = new TestFolder();
            var file = folder.File(run.FileName);
            var calls = Fill(file, tally);
            Permit(folder.Path, UnixFileMode.None);
            var before = FolderSnapshot.Of(folder.Path);
            using var reader = ChildProcess.Unprivileged("read", file, $"{calls}");
            using var writer = ChildProcess.Unprivileged("write", file, "1");
            reader.WaitForExit();
            writer.WaitForExit();
            tally.Require(reader.ExitCode == 0, $"the reader ended with {reader.ExitCode}: {reader.Errors}");
            tally.Require(
                writer.ExitCode == StoreChild.RefusedCode && writer.Errors.Contains(Expected, StringComparison.Ordinal),
                $"the writer ended with {writer.ExitCode}, not refused with '{Expected}': {writer.Errors}");
            tally.Require(FolderSnapshot.Of(folder.Path) == before, "files changed in a folder that cannot be written");
            Permit(folder.Path, UnixFileMode.UserWrite);
        });
    }

    /// <summary>A store that was closed, or in every other round one whose writer was killed at work.</summary>
    private static int Fill(string file, FaultTally tally)
    {
        var killed = tally.Rounds % 2 == 0;
        using var writer = ChildProcess.Writer(file, killed ? Endless : Calls);
        tally.Require(writer.WaitFor(killed ? StoreChild.Acknowledged : StoreChild.Closed), $"the writer did not come so far: {writer.Errors}");
        if (killed)
            writer.Kill();

        writer.WaitForExit();
        tally.Acknowledged += writer.Acknowledged;
        return writer.Acknowledged;
    }

    [SuppressMessage("Interoperability", "CA1416", Justification = "Explorer runs on Linux; elsewhere no user can be changed either")]
    private static void Permit(string folder, UnixFileMode write)
    {
        const UnixFileMode Read = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        foreach (var file in Directory.EnumerateFiles(folder))
            File.SetUnixFileMode(file, Read | write);

        File.SetUnixFileMode(folder, Read | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute | write);
    }
}
