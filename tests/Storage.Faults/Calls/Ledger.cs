namespace Explorer.Storage.Faults.Calls;

/// <summary>
/// Reads a store and says how many of <see cref="StoreCalls"/> it holds. Every list that a store returns must be what some
/// number of calls leaves, whole, in order and equal in every member; lists read later may come from more calls, as
/// beside a writer, but never from fewer.
/// </summary>
internal sealed class Ledger
{
    private readonly List<string> _notes = [];
    private int _most = int.MaxValue;

    private Ledger(int acknowledged) => Calls = acknowledged;

    /// <summary>Calls that are surely in the store: those that had returned, or more as far as the lists show.</summary>
    public int Calls { get; private set; }

    /// <summary>Records of calls that had returned and are not there.</summary>
    public int Lost { get; private set; }

    /// <summary>Records that are there twice.</summary>
    public int Doubled { get; private set; }

    /// <summary>Lists that no number of whole calls leaves, by a half call, a changed record or another order.</summary>
    public int Broken { get; private set; }

    /// <summary>What is wrong, in words.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Reads everything beside a writer of which so many calls had returned before.</summary>
    public static Ledger BesideWriter(IResultStore store, int acknowledged)
    {
        var ledger = new Ledger(acknowledged);
        ledger.ReadAll(store);
        return ledger;
    }

    /// <summary>Reads everything while nobody writes: beyond the calls that had returned those begun may be there, whole.</summary>
    public static Ledger AtRest(IResultStore store, int acknowledged, int begun = 1)
    {
        var ledger = BesideWriter(store, acknowledged);
        if (ledger._notes.Count > 0)
            return ledger;

        if (ledger.Calls > ledger._most)
        {
            ledger.Break($"some lists hold call {ledger._most} and others do not");
        }
        else if (ledger.Calls > acknowledged + begun)
        {
            ledger.Break($"{ledger.Calls} calls are there, of which {acknowledged} had returned and {begun} begun");
        }

        return ledger;
    }

    private void ReadAll(IResultStore store)
    {
        var experiments = store.Experiments();
        Read("experiments", experiments, 0, [.. Enumerable.Range(0, experiments.Count + 1).SelectMany(StoreCalls.Of)], call => call.Added, null);
        for (var number = 0; number < experiments.Count; number++)
        {
            var name = StoreCalls.Name(number);
            var first = number * StoreCalls.PerExperiment;
            var calls = StoreCalls.Of(number);
            Read(name + ": plan", store.Plan(name), first, calls, call => call.Plan, planned => planned.Index);
            Read(name + ": trials", store.Trials(name), first, calls, call => call.Trials, trial => trial.Index);
            Read(name + ": rungs", store.Rungs(name), first, calls, call => call.Rungs, null);
            Read(name + ": attempts", store.Attempts(name), first, calls, call => call.Attempts, null);
        }
    }

    private void Read<T>(string what, IReadOnlyList<T> seen, int first, IReadOnlyList<StoreCall> calls, Func<StoreCall, IReadOnlyList<T>> records, Func<T, int>? order)
    {
        // Of the numbers of calls that leave so many records: the lowest, and the highest.
        var expected = new List<T>();
        var low = 0;
        var place = 0;
        for (; place < calls.Count && expected.Count < seen.Count; place++)
        {
            expected.AddRange(records(calls[place]));
            low = first + place + 1;
        }

        while (place < calls.Count && records(calls[place]).Count == 0)
            place++;

        var high = place < calls.Count ? first + place : int.MaxValue;
        var missing = calls.Take(Math.Max(0, Calls - first)).Sum(call => records(call).Count) - seen.Count;
        var doubled = seen.Count - seen.Distinct().Count();
        if (doubled > 0)
        {
            Doubled += doubled;
            _notes.Add(string.Create(CultureInfo.InvariantCulture, $"{what}: {doubled} of {seen.Count} are there twice"));
        }
        else if (missing > 0)
        {
            Lost += missing;
            _notes.Add(string.Create(CultureInfo.InvariantCulture, $"{what}: {missing} of {missing + seen.Count} are lost"));
        }
        else if (!seen.SequenceEqual(order is null ? expected : expected.OrderBy(order)))
        {
            Break($"{what}: no number of whole calls leaves these {seen.Count}");
        }

        Calls = Math.Max(Calls, low);
        _most = Math.Min(_most, high);
    }

    private void Break(string note)
    {
        Broken++;
        _notes.Add(note);
    }
}
