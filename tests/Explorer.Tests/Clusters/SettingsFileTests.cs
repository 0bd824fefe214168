using System.Text;
using Explorer.Clusters;
using Explorer.Testing.Schemas;

namespace Explorer.Tests.Clusters;

/// <summary>The file of settings: its schema and its docs are of the table that it is read by.</summary>
public sealed class SettingsFileTests
{
    [Fact]
    public void SettingsSchema_IsTheTable() => GeneratedFile.Same("schemas/settings.schema.json", _ =>
    {
        var definitions = new JsonObject();
        var root = ClusterRequest.FileTable.ObjectSchema(definitions);
        SchemaText.AddReference(root);
        return SchemaText.Of("Explorer settings", root, definitions);
    });

    [Fact]
    public void ClusterDocs_HaveTheTablesMembers() => GeneratedFile.Same("docs/cluster.md", text =>
    {
        var rows = new StringBuilder(MemberRows.Head);
        MemberRows.Add(rows, ClusterRequest.Table, "cluster.");
        return GeneratedFile.Between(text, "cluster members", rows.ToString());
    });

    [Fact]
    public void Load_ExampleOfTheDocsThatNamesItsSchema_IsRead()
    {
        using var folder = new TemporaryFolder();
        var text = File.ReadAllText(Repository.File("docs", "cluster.md"));
        var example = text.Split("```json\n")[1].Split("```")[0];
        var path = Path.Combine(folder.Path, "settings.json");
        File.WriteAllText(path, "{ \"$schema\": \"../schemas/settings.schema.json\"," + example.Trim()[1..]);
        Assert.Equal((16, 4, "modules.sh"), (ClusterRequest.Load(path).Jobs, ClusterRequest.Load(path).WorkersPerJob, ClusterRequest.Load(path).Setup));
    }
}
