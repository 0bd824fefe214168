namespace Explorer.Commands.Ask;

/// <summary>Errors on different data do not compare: a comparison across data sets is refused unless asked for, and then says so.</summary>
internal static class ComparedData
{
    /// <summary><c>--across-data</c>.</summary>
    public static Option<bool> AcrossData() => new("--across-data") { Description = "Compare errors measured on different data all the same; what differs may then be the data" };

    /// <summary>Refuses the pairs whose data differ.</summary>
    /// <param name="command">Who asks.</param>
    /// <param name="pairs">The pairs that are compared.</param>
    /// <exception cref="InvalidInputException">Some differ.</exception>
    public static void Require(string command, IEnumerable<((string Name, DataIdentity Data) A, (string Name, DataIdentity Data) B)> pairs)
    {
        List<Problem> problems =
        [
            .. pairs.Select(pair => (pair.A, pair.B, Difference: pair.A.Data.Difference(pair.B.Data))).Where(pair => pair.Difference is not null)
                .Select(pair => new Problem($"{pair.A.Name} and {pair.B.Name}", $"were measured on different data ({pair.Difference}), so their errors do not compare; expected the same data, or --across-data")),
        ];
        if (problems.Count > 0)
            throw new InvalidInputException(command, problems);
    }

    /// <summary>The comparison with a clause in its verdict where the data differ.</summary>
    public static PopulationComparison Told(PopulationComparison comparison, DataIdentity a, DataIdentity b) => a.Difference(b) is { } difference
        ? comparison with { VerdictInWords = $"{comparison.VerdictInWords}; across data sets ({difference}): what differs may be the data and not the networks" }
        : comparison;
}
