namespace Explorer.Terminal;

/// <summary>Results for other programs: one JSON object a line, nothing else on standard output.</summary>
internal static class JsonLines
{
    /// <summary>Writes one line.</summary>
    public static void Write<T>(TextWriter output, T value) => output.WriteLine(TrialsJson.Serialize(value));

    /// <summary>The ends of an estimate's interval; null where it has none.</summary>
    public static double[]? Ends(Estimate? estimate) => estimate?.Interval is { } interval ? [interval.Lower, interval.Upper] : null;
}
