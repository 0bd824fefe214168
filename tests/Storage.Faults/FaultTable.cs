namespace Explorer.Storage.Faults;

/// <summary>Runs the suite with many rounds and prints what it found.</summary>
internal static class FaultTable
{
    /// <summary>Prints a Markdown table.</summary>
    /// <param name="options"><c>--rounds N</c>: times the rounds of the tests (10); <c>--seed N</c> (1); <c>--store .EXT</c> and <c>--fault WORD</c>: only those; <c>--without MEASURE</c>: until its absence is found.</param>
    /// <returns>0 where every store came out of every fault as promised; else 1; 2 for an unknown option.</returns>
    public static int Print(IReadOnlyList<string> options)
    {
        var chosen = new Dictionary<string, string>(StringComparer.Ordinal) { ["--rounds"] = "10", ["--seed"] = "1", ["--store"] = "", ["--fault"] = "", ["--without"] = "" };
        foreach (var pair in options.Chunk(2))
        {
            if (pair is not [var name, var value] || !chosen.ContainsKey(name))
            {
                Console.Error.WriteLine("usage: bench/faults [--rounds N] [--seed N] [--store .EXT] [--fault WORD] [--without MEASURE]");
                return 2;
            }

            chosen[name] = value;
        }

        var seed = int.Parse(chosen["--seed"], CultureInfo.InvariantCulture);
        var times = int.Parse(chosen["--rounds"], CultureInfo.InvariantCulture);
        var clean = true;
        Console.WriteLine($"Seed {seed}.\n");
        Console.WriteLine("| store | fault | rounds | acknowledged | lost | doubled | broken | refused to open | problems |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var extension in FaultSuite.Stores.Where(store => store.Contains(chosen["--store"], StringComparison.Ordinal)))
        {
            foreach (var fault in FaultSuite.Of(extension).Where(fault => fault.Name.Contains(chosen["--fault"], StringComparison.Ordinal)))
            {
                var tally = fault.Make(new FaultRun(extension, fault.Rounds * times, seed, chosen["--without"]));
                clean &= tally.IsClean;
                Console.WriteLine(Row(extension, fault.Name, tally));
                foreach (var note in tally.Notes)
                    Console.Error.WriteLine(note);
            }
        }

        return clean ? 0 : 1;
    }

    private static string Row(string extension, string fault, FaultTally tally) => tally.Unavailable is { } reason
        ? $"| {extension} | {fault} | not made: {reason} | | | | | | |"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"| {extension} | {fault} | {tally.Rounds:N0} | {tally.Acknowledged:N0} | {tally.Lost:N0} | {tally.Doubled:N0} | {tally.Broken:N0} | {tally.Refused:N0} | {tally.Problems:N0} |");
}
