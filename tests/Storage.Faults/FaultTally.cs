namespace Explorer.Storage.Faults;

/// <summary>What a fault did to a store, over its rounds.</summary>
/// <param name="run">The run, whose seed repeats it.</param>
internal sealed class FaultTally(FaultRun run)
{
    private const int MostNotes = 20;
    private readonly List<string> _notes = [];

    /// <summary>Times that the fault was made.</summary>
    public int Rounds { get; private set; }

    /// <summary>Calls that had returned before, over all rounds.</summary>
    public int Acknowledged { get; set; }

    /// <summary>Records of such calls that were gone.</summary>
    public int Lost { get; private set; }

    /// <summary>Records that were there twice.</summary>
    public int Doubled { get; private set; }

    /// <summary>Lists with half a call in them, with changed records or in another order.</summary>
    public int Broken { get; private set; }

    /// <summary>Times that the store could not be opened, read or written though it should.</summary>
    public int Refused { get; private set; }

    /// <summary>Problems that <see cref="ResultStores.Check"/> named, and other promises that were not kept.</summary>
    public int Problems { get; private set; }

    /// <summary>Why the fault cannot be made here; null where it was made.</summary>
    public string? Unavailable { get; init; }

    /// <summary>Whether nothing was wrong.</summary>
    public bool IsClean => (Lost, Doubled, Broken, Refused, Problems) == (0, 0, 0, 0, 0);

    /// <summary>The first things that were wrong, each with its round.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Makes every round of the run, or, where measures are left out, until that is found; whatever a store throws in one is a finding.</summary>
    public FaultTally Repeat(Action round)
    {
        while (Rounds < run.Rounds && (run.LeftOut.Length == 0 || IsClean))
        {
            Rounds++;
            try
            {
                round();
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                Refused++;
                Note($"{e.GetType().Name}: {e.Message}");
            }
        }

        return this;
    }

    /// <summary>Counts what was read.</summary>
    public void Add(Ledger ledger)
    {
        Lost += ledger.Lost;
        Doubled += ledger.Doubled;
        Broken += ledger.Broken;
        foreach (var note in ledger.Notes)
            Note(note);
    }

    /// <summary>Counts records that are gone, and those that are there twice.</summary>
    public void Add(int lost, int doubled)
    {
        Lost += lost;
        Doubled += doubled;
        if (lost + doubled > 0)
        {
            Note(string.Create(CultureInfo.InvariantCulture, $"{lost} records are lost and {doubled} there twice"));
        }
    }

    /// <summary>Counts a promise that was not kept.</summary>
    public void Problem(string note)
    {
        Problems++;
        Note(note);
    }

    /// <summary>Counts a promise that was not kept, unless it was.</summary>
    public void Require(bool kept, string note)
    {
        if (!kept)
            Problem(note);
    }

    /// <summary>Everything in lines, for the message of a failed test.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"seed {run.Seed}, {Rounds} rounds, {Acknowledged} acknowledged: {Lost} lost, {Doubled} doubled, {Broken} broken, {Refused} refused, {Problems} problems\n{string.Join('\n', _notes)}");

    private void Note(string note)
    {
        if (_notes.Count < MostNotes)
        {
            _notes.Add(string.Create(CultureInfo.InvariantCulture, $"round {Rounds}: {note}"));
        }
    }
}
