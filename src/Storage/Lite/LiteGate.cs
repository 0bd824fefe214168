using Explorer.SearchSpace.Files;

namespace Explorer.Storage.Lite;

/// <summary>
/// Keeps checkpoints and readers apart: <c>PATH.gate</c>, locked with flock, shared by readers while they read and held alone by a writer
/// while it copies its log to the data file. Commits need no gate, as they only append to the log. The file itself stays, since removing it
/// would let two processes lock two files of the same name.
/// </summary>
internal static class LiteGate
{
    // As Linux numbers it: someone else holds the lock.
    private const int WouldBlock = 11;
    private static readonly TimeSpan MostOfACheckpoint = TimeSpan.FromSeconds(60);

    /// <summary>Enters for reading; waits for a checkpoint. Null where there is no gate and none can be made: nobody writes there either.</summary>
    /// <exception cref="DiskFaultException">A checkpoint takes longer than any should.</exception>
    public static IDisposable? Enter(LitePaths paths)
    {
        try
        {
            return EnterExisting(paths) ?? Wait(paths, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Enters for reading where there is a gate that may be read, and makes none.</summary>
    /// <exception cref="DiskFaultException">A checkpoint takes longer than any should.</exception>
    public static IDisposable? EnterExisting(LitePaths paths)
    {
        try
        {
            return Wait(paths, FileMode.Open, FileAccess.Read);
        }
        catch (Exception e) when (e is FileNotFoundException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Enters alone for a checkpoint; null where readers do not leave in time.</summary>
    /// <exception cref="IOException">The gate cannot be made or opened.</exception>
    public static IDisposable? TryEnterAlone(LitePaths paths, TimeSpan patience)
    {
        var patient = Patience.Of(patience);
        while (true)
        {
            try
            {
                return Open(paths.Gate, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (e.HResult == WouldBlock)
            {
                if (!patient.Wait())
                    return null;
            }
        }
    }

    // A folder in its place is no gate: it cannot be opened, and says so by itself.
    private static FileStream Open(string gate, FileMode mode, FileAccess access, FileShare share)
    {
        if (!Directory.Exists(gate))
            WholeFile.RefuseLink(gate);
        return new FileStream(gate, mode, access, share, bufferSize: 0);
    }

    private static FileStream Wait(LitePaths paths, FileMode mode, FileAccess access)
    {
        var patient = Patience.Of(MostOfACheckpoint);
        while (true)
        {
            try
            {
                return Open(paths.Gate, mode, access, FileShare.Read);
            }
            catch (IOException e) when (e.HResult == WouldBlock)
            {
                if (!patient.Wait())
                {
                    throw new DiskFaultException($"{paths.Name}: the run that writes it has kept readers out for over a minute; try again", e);
                }
            }
        }
    }

    private readonly record struct Patience(long Until)
    {
        private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(2);

        public static Patience Of(TimeSpan time) => new(Environment.TickCount64 + (long)time.TotalMilliseconds);

        public bool Wait()
        {
            if (Environment.TickCount64 >= Until)
                return false;

            Thread.Sleep(Step);
            return true;
        }
    }
}
