namespace Explorer.Zoo;

/// <summary>How often test images were measured, as far as a zoo's records tell.</summary>
/// <param name="Data">The data set that they are of.</param>
/// <param name="Own">Measurements for one entry, those of entries that it replaced among them.</param>
/// <param name="InTraining">Whether that entry's training had measured them too.</param>
/// <param name="Others">Measurements for other entries.</param>
/// <param name="Entries">Those other entries.</param>
public sealed record TestUse(string Data, int Own, bool InTraining, int Others, int Entries)
{
    /// <summary>Counts the records of an entry's zoo.</summary>
    /// <param name="zoo">The zoo.</param>
    /// <param name="metrics">The entry, which need not be in the zoo yet.</param>
    public static TestUse Of(ZooLibrary zoo, ZooMetrics metrics)
    {
        int[] others = [.. zoo.List().Where(line => line.Data == metrics.Data.Name && line.Name != metrics.Name).Select(line => Measurements(zoo, line.Name))];
        return new TestUse(metrics.Data.Name, metrics.TestMeasurements, metrics.TestedInTraining, others.Sum(), others.Length);
    }

    /// <summary>The count in a sentence or two.</summary>
    public string InWords => Own + Others == 1 && !InTraining
        ? $"On record, the test images of {Data} were measured once, for this entry."
        : $"On record, the test images of {Data} were measured {NumberText.Counted(Own + Others + (InTraining ? 1 : 0), "time")}: {string.Join(", ", Parts())}. Whoever chooses by such errors makes the least of them flatter.";

    /// <summary>Measurements for one entry; at least 1, also where its record cannot be read.</summary>
    internal static int Measurements(ZooLibrary zoo, string name)
    {
        try
        {
            return ZooEntry.ReadMetrics(zoo.FolderOf(name)).TestMeasurements;
        }
        catch (InvalidInputException)
        {
            return 1;
        }
    }

    private IEnumerable<string> Parts()
    {
        yield return $"{(Own == 1 ? "once" : NumberText.Counted(Own, "time"))} for this entry{(Own > 1 ? ", which was exported anew" : "")}";
        if (InTraining)
            yield return "once at the end of its training";
        if (Others > 0)
            yield return $"{(Others == 1 ? "once" : NumberText.Counted(Others, "time"))} for {(Entries == 1 ? "another entry" : $"{NumberText.Count(Entries)} other entries")} of its zoo";
    }
}
