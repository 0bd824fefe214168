namespace Explorer.Experiments.Tests.Schemas;

/// <summary>
/// Holds what is generated from the tables of members to what the repository has. With <c>EXPLORER_WRITE_GENERATED=1</c> in the
/// environment the tests write the files instead.
/// </summary>
public sealed class GeneratedFileTests
{
    private static readonly bool IsWriting = Environment.GetEnvironmentVariable("EXPLORER_WRITE_GENERATED") == "1";

    [Fact]
    public void ModelSchema_IsTheTables() => Same("schemas/model.schema.json", _ => SchemaFiles.Model());

    [Fact]
    public void ExperimentSchema_IsTheTables() => Same("schemas/experiment.schema.json", _ => SchemaFiles.Experiment());

    [Fact]
    public void StudySchema_IsTheTables() => Same("schemas/study.schema.json", _ => SchemaFiles.Study());

    [Fact]
    public void ExperimentDocs_HaveTheTablesMembers() => Same("docs/experiments.md", text => Between(text, "experiment members", MemberTables.Experiment()));

    [Fact]
    public void NetworkDocs_HaveTheTablesMembers() => Same("docs/networks.md", text => Between(text, "model config members", MemberTables.Model()));

    private static void Same(string file, Func<string, string> generate)
    {
        var path = Path.Combine(Root(), file);
        var found = File.ReadAllText(path);
        var generated = generate(found);
        if (IsWriting)
            File.WriteAllText(path, generated);
        else
            Assert.True(found == generated, $"{file} is not what the tables of members say: run these tests with EXPLORER_WRITE_GENERATED=1 and commit it");
    }

    private static string Between(string text, string name, string table)
    {
        var (start, end) = ($"<!-- {name}, generated -->\n", $"<!-- end of {name} -->");
        var (from, to) = (text.IndexOf(start, StringComparison.Ordinal), text.IndexOf(end, StringComparison.Ordinal));
        Assert.True(from >= 0 && to > from, $"no place for {name}");
        return text[..(from + start.Length)] + table + text[to..];
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Explorer.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("the tests run outside the repository");
        return folder.FullName;
    }
}
