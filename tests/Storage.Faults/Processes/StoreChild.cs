using System.Diagnostics;
using System.Text;
using Explorer.Experiments.Trials;
using Microsoft.Data.Sqlite;
using Microsoft.Win32.SafeHandles;

namespace Explorer.Storage.Faults.Processes;

/// <summary>What a child process does with a store. Each line that it says leaves in one system call, which the journal of a power cut records.</summary>
internal static class StoreChild
{
    /// <summary>Said with the number of calls in the store, once it is open.</summary>
    public const string Ready = "ready";

    /// <summary>Said with the number of calls that have returned.</summary>
    public const string Acknowledged = "ack";

    /// <summary>Said with the microseconds that a call took, where calls are paced.</summary>
    public const string Took = "took";

    /// <summary>Said before the store is closed.</summary>
    public const string Closing = "closing";

    /// <summary>Said when the store is closed.</summary>
    public const string Closed = "closed";

    /// <summary>The exit code where the store refuses to be opened; standard error says why.</summary>
    public const int RefusedCode = 2;

    private const int Openings = 3;

    /// <summary>Goes on from the calls that a store holds, so many times.</summary>
    /// <param name="file">The store.</param>
    /// <param name="count">How many calls.</param>
    /// <param name="pace">Rest after each call; none to do nothing but write.</param>
    public static int Write(string file, int count, TimeSpan pace = default)
    {
        using var output = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        using (var store = ResultStores.Open(file, StoreAccess.Write))
        {
            var calls = Ledger.BesideWriter(store, 0).Calls;
            Say(output, Ready, calls);
            for (var end = calls + count; calls < end;)
            {
                var call = StoreCalls.At(calls++);
                var begun = Stopwatch.GetTimestamp();
                call.Make(store);
                if (pace > TimeSpan.Zero)
                {
                    Say(output, Took, (int)Stopwatch.GetElapsedTime(begun).TotalMicroseconds);
                    Thread.Sleep(pace);
                }

                Say(output, Acknowledged, calls);
            }

            Say(output, Closing, calls);
        }

        Say(output, Closed, 0);
        return 0;
    }

    /// <summary>Goes on with a store's first experiment as a run does: further trials like its last one, each stored by itself.</summary>
    /// <param name="file">The store; with trials, unless the count is 0.</param>
    /// <param name="count">How many.</param>
    /// <param name="pace">Rest after each.</param>
    public static int Append(string file, int count, TimeSpan pace)
    {
        using var output = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        using var store = ResultStores.Open(file, StoreAccess.Write);
        if (count == 0)
            return 0;
        var name = store.Experiments()[0].Name;
        var last = store.Trials(name)[^1];
        PlannedTrial[] plan = [.. Enumerable.Range(store.Plan(name)[^1].Index + 1, count).Select(index => last.Planned with { Index = index })];
        store.ExtendPlan(name, plan);
        Say(output, Ready, 0);
        foreach (var planned in plan)
        {
            var begun = Stopwatch.GetTimestamp();
            store.AddTrial(last with { Planned = planned });
            Say(output, Took, (int)Stopwatch.GetElapsedTime(begun).TotalMicroseconds);
            Say(output, Acknowledged, planned.Index);
            Thread.Sleep(pace);
        }

        return 0;
    }

    /// <summary>Opens and reads a store beside its writer several times.</summary>
    /// <returns>0 where everything read was what some number of calls leaves; else 1, and says what was wrong.</returns>
    public static int Read(string file, int acknowledged)
    {
        for (var i = 0; i < Openings; i++)
        {
            using var store = ResultStores.Open(file, StoreAccess.Read);
            var ledger = Ledger.BesideWriter(store, acknowledged);
            if (ledger.Notes.Count > 0)
            {
                Console.Error.WriteLine(string.Join("; ", ledger.Notes));
                return 1;
            }

            acknowledged = ledger.Calls;
        }

        return 0;
    }

    /// <summary>Opens a SQLite database as a program does that knows nothing of this one.</summary>
    public static int Visit(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master";
        command.ExecuteScalar();
        return 0;
    }

    private static void Say(FileStream output, string word, int number) =>
        output.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{word} {number}\n")));
}
