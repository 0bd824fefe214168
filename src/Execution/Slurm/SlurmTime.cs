namespace Explorer.Execution.Slurm;

/// <summary>Time limits as sbatch takes them.</summary>
public static class SlurmTime
{
    private static readonly string[] Names = ["--time", "-t"];

    /// <summary>The time limit that options of sbatch ask for, the last of them; null for none, or one without end.</summary>
    /// <param name="options">Options, a name with its value in one text or in two.</param>
    public static TimeSpan? Of(IReadOnlyList<string> options)
    {
        TimeSpan? limit = null;
        for (var at = 0; at < options.Count; at++)
        {
            var option = options[at];
            if (Names.Contains(option) && at + 1 < options.Count)
            {
                limit = Parse(options[at + 1]);
            }
            else if (Names.FirstOrDefault(name => option.StartsWith(name == "-t" ? name : name + "=", StringComparison.Ordinal)) is { } name)
            {
                limit = Parse(option[name.Length..].TrimStart('='));
            }
        }

        return limit;
    }

    // MINUTES, MINUTES:SECONDS, HOURS:MINUTES:SECONDS, DAYS-HOURS, DAYS-HOURS:MINUTES, DAYS-HOURS:MINUTES:SECONDS
    private static TimeSpan? Parse(string text)
    {
        var days = text.Split('-');
        List<int> parts = [];
        foreach (var part in days[^1].Trim().Split(':'))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return null;
            parts.Add(number);
        }

        if (days.Length == 2)
            return int.TryParse(days[0].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? new TimeSpan(whole, parts[0], parts.ElementAtOrDefault(1), parts.ElementAtOrDefault(2)) : null;
        return days.Length > 2 ? null : parts.Count switch
        {
            1 => TimeSpan.FromMinutes(parts[0]),
            2 => new TimeSpan(0, parts[0], parts[1]),
            3 => new TimeSpan(parts[0], parts[1], parts[2]),
            _ => null,
        };
    }
}
