using Explorer.Testing.Schemas;

namespace Explorer.Experiments.Tests.Schemas;

/// <summary>Holds what is generated from the tables of members to what the repository has.</summary>
public sealed class GeneratedFileTests
{
    [Fact]
    public void ModelSchema_IsTheTables() => GeneratedFile.Same("schemas/model.schema.json", _ => SchemaFiles.Model());

    [Fact]
    public void ExperimentSchema_IsTheTables() => GeneratedFile.Same("schemas/experiment.schema.json", _ => SchemaFiles.Experiment());

    [Fact]
    public void StudySchema_IsTheTables() => GeneratedFile.Same("schemas/study.schema.json", _ => SchemaFiles.Study());

    [Fact]
    public void ExperimentDocs_HaveTheTablesMembers() => GeneratedFile.Same("docs/experiments.md", text => GeneratedFile.Between(text, "experiment members", MemberTables.Experiment()));

    [Fact]
    public void NetworkDocs_HaveTheTablesMembers() => GeneratedFile.Same("docs/networks.md", text => GeneratedFile.Between(text, "model config members", MemberTables.Model()));
}
