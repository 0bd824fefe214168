using System.Globalization;

namespace Explorer.Scale;

/// <summary>Times pieces of work and prints a row for each.</summary>
internal sealed class MeasureTable
{
    private readonly TextWriter _output;

    public MeasureTable(TextWriter output)
    {
        _output = output;
        output.WriteLine("| what | how many | seconds | each second |");
        output.WriteLine("|---|---|---|---|");
    }

    /// <summary>Times one piece of work on so many things.</summary>
    public T Time<T>(string what, long count, Func<T> work)
    {
        var watch = Stopwatch.StartNew();
        var result = work();
        Row(what, count, watch.Elapsed.TotalSeconds);
        return result;
    }

    /// <summary>Adds a row.</summary>
    public void Row(string what, long count, double seconds) =>
        _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {count:N0} | {seconds:F2} | {count / seconds:N0} |"));

    /// <summary>Adds a row that is no speed.</summary>
    public void Fact(string what, string value) => _output.WriteLine($"| {what} | {value} | | |");
}
