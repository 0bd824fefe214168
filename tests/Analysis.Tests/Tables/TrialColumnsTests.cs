using Explorer.Analysis.Tables;

namespace Explorer.Analysis.Tests.Tables;

public sealed class TrialColumnsTests
{
    /// <summary>The header of files that version 0.1.0 wrote, where nothing is swept.</summary>
    private const string Before = "index,state,error,error_lower,error_upper,counted_error,best_error,flops,params,activations,depth,depths,widths,bottleneck_ratios,group_widths,learning_rate,weight_decay,batch_size,epochs,"
        + "seed,seconds,attempts,device,threads,precision,engine,data_hash,code_version,finished_at,reason,hash,config";

    [Fact]
    public void Csv_NothingSwept_BeginsWithTheColumnsOfEarlierFiles() =>
        Assert.Equal([.. Before.Split(','), "experiment", "origin", "calibration"], Csv([SyntheticTrials.Completed(0, 0.5)]).Split('\n')[0].Split(','));

    [Fact]
    public void Csv_TrialWithoutNetwork_HasTheRest()
    {
        var trial = SyntheticTrials.Completed(0, 0.5);

        var cells = Csv([trial with { Planned = trial.Planned with { StoredConfig = null, StoredComplexity = null } }]).Split('\n')[1].Split(',');

        Assert.Equal(["0", "completed", "0.5"], cells[..3]);
        Assert.Equal("", cells[7]);
    }

    [Fact]
    public void Names_AreDistinctAndFoundAsJsonHasThemToo()
    {
        Assert.Equal(TrialColumns.All.Count, TrialColumns.All.DistinctBy(column => column.Name).Count());
        Assert.All(TrialColumns.All, column => Assert.Same(column, TrialColumns.Find(column.Name)));
        Assert.Equal("best_error", TrialColumns.Find("bestError")?.Name);
        Assert.Null(TrialColumns.Find("Error_"));
    }

    /// <summary>With <c>EXPLORER_WRITE_GENERATED=1</c> in the environment the test writes the file instead.</summary>
    [Fact]
    public void NotebookDocs_HaveTheColumns()
    {
        const string Start = "<!-- columns, generated -->\n", End = "<!-- end of columns -->";
        var path = Path.Combine(Repository.Root, "docs", "notebooks.md");
        var found = File.ReadAllText(path);
        var (from, to) = (found.IndexOf(Start, StringComparison.Ordinal) + Start.Length, found.IndexOf(End, StringComparison.Ordinal));
        string[] lines =
        [
            "| column | type | unit | meaning |", "|---|---|---|---|",
            .. TrialColumns.All.Select(column => $"| `{column.Name}` | {EnumName(column.Type)} | {column.Unit} | {column.Meaning}{(column.Words.Count > 0 ? $": {string.Join(", ", column.Words)}" : "")} |"),
            .. TrialParquet.Lists.Select(list => $"| `{list.Name}` | {list.Type} | | {list.Meaning} |"),
        ];
        var generated = $"{found[..from]}{string.Join('\n', lines)}\n{found[to..]}";

        if (Environment.GetEnvironmentVariable("EXPLORER_WRITE_GENERATED") == "1")
            File.WriteAllText(path, generated);
        else
            Assert.True(found == generated, "docs/notebooks.md is not what the columns are: run this test with EXPLORER_WRITE_GENERATED=1 and commit it");
    }

    private static string EnumName(ColumnType type) => type.ToString().ToLowerInvariant();

    private static string Csv(IReadOnlyList<TrialRecord> trials)
    {
        using var file = new MemoryStream();
        TrialFiles.Of("a.CSV")([.. trials.Select(trial => new TrialRow(trial, 500))], file);
        return System.Text.Encoding.UTF8.GetString(file.ToArray());
    }
}
