namespace Explorer.Zoo.Tests;

public sealed class ZooVerifierTests(ZooFixture fixture)
{
    [Fact]
    public void Verify_Untouched_Passes()
    {
        var verification = Verify(fixture.Zoo);
        Assert.True(verification.Passed);
        Assert.Equal(
            ["metrics.json", "card.md", "model.json", "model.onnx", "preview.svg", "weights.safetensors", "parameters", "data", "ONNX Runtime", "validation error", "test error"],
            verification.Checks.Select(check => check.Name));
    }

    [Theory]
    [InlineData("weights.safetensors")]
    [InlineData("model.json")]
    [InlineData("card.md")]
    [InlineData("metrics.json")]
    public void Verify_FlippedBit_FindsTheFile(string file)
    {
        var zoo = fixture.Copy();
        var path = Path.Combine(zoo.Root, "anynet-a-17", file);
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
        var verification = Verify(zoo);
        Assert.False(verification.Passed);
        Assert.Equal(file, verification.Checks.First(check => !check.Passed).Name);
    }

    [Fact]
    public void Verify_FlippedBitInAnEntryNamedByItsFolder_FindsTheFile()
    {
        var zoo = fixture.Copy();
        var folder = Path.Combine(zoo.Root, "anynet-a-17");
        var text = File.ReadAllText(Path.Combine(folder, "metrics.json"));
        File.WriteAllText(Path.Combine(folder, "metrics.json"), text + "\n");
        Assert.Equal("metrics.json", Assert.Single(Verify(zoo, folder).Checks, check => !check.Passed).Name);
    }

    [Fact]
    public void Verify_MissingWeights_SaysMissing()
    {
        var zoo = fixture.Copy();
        File.Delete(Path.Combine(zoo.Root, "anynet-a-17", "weights.safetensors"));
        Assert.Equal("missing", Verify(zoo).Checks.Single(check => !check.Passed).Found);
    }

    [Theory]
    [InlineData("/etc/hostname")]
    [InlineData("../../../../../../dev/zero")]
    [InlineData("..")]
    [InlineData("sub/card.md")]
    public void Verify_FileOutsideTheEntry_IsRefused(string name)
    {
        var zoo = fixture.Copy();
        File.Delete(Path.Combine(zoo.Root, "index.json"));
        var path = Path.Combine(zoo.Root, "anynet-a-17", "metrics.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"card.md\"", System.Text.Json.JsonSerializer.Serialize(name), StringComparison.Ordinal));
        var error = Assert.Throws<InvalidInputException>(() => Verify(zoo));
        Assert.Contains($"$.files[0].name: \"{name}\", expected the name of a file in the entry's folder", error.Message, StringComparison.Ordinal);
        Assert.Equal(path, error.Origin);
    }

    [Theory]
    [InlineData("card.md", "/dev/zero")]
    [InlineData("metrics.json", "/dev/zero")]
    [InlineData("weights.safetensors", "/etc/hostname")]
    [InlineData("model.json", "/dev/null")]
    public void Verify_FileThatIsALink_IsRefused(string name, string target)
    {
        var zoo = fixture.Copy();
        var path = Path.Combine(zoo.Root, "anynet-a-17", name);
        File.Delete(path);
        File.CreateSymbolicLink(path, target);
        var error = Assert.Throws<InvalidInputException>(() => Verify(zoo));
        Assert.Equal((path, $"is a link, to {target}; an entry's files lie in its folder"), (error.Origin, error.Problems[0].Message));
    }

    [Fact]
    public void Load_NetworkFarLargerThanItsWeightFile_IsRefusedBeforeItIsBuilt()
    {
        var zoo = fixture.Copy();
        var folder = Path.Combine(zoo.Root, "anynet-a-17");
        var metrics = Path.Combine(folder, "metrics.json");
        var huge = SearchSpace.Configs.ModelConfigJson.Parse(File.ReadAllText(Path.Combine(folder, "model.json")).Replace("\"width\":16", "\"width\":65536", StringComparison.Ordinal), "huge");
        File.WriteAllText(Path.Combine(folder, "model.json"), SearchSpace.Configs.ModelConfigJson.Write(huge));
        File.WriteAllText(metrics, File.ReadAllText(metrics).Replace(fixture.Entry.Metrics.Trial.Hash, SearchSpace.Configs.ModelConfigJson.Hash(huge), StringComparison.Ordinal).Replace("\"width\": 16", "\"width\": 65536", StringComparison.Ordinal));
        var error = Assert.Throws<InvalidInputException>(() => ZooModel.Load(folder));
        Assert.Contains("bytes, which cannot hold the", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("weights.safetensors", error.Origin, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../etc")]
    [InlineData("a/b")]
    [InlineData(".lock")]
    public void List_EntryOutsideTheZoo_IsRefused(string name)
    {
        var zoo = fixture.Copy();
        var path = Path.Combine(zoo.Root, "index.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"anynet-a-17\"", $"\"{name}\"", StringComparison.Ordinal));
        Assert.Contains($"$.entries: has an entry \"{name}\"", Assert.Throws<InvalidInputException>(() => zoo.List()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void List_NullAmongTheEntries_IsRefused()
    {
        var zoo = fixture.Copy();
        var path = Path.Combine(zoo.Root, "index.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"entries\": [", "\"entries\": [null, ", StringComparison.Ordinal));
        Assert.Contains("$.entries: has null in it", Assert.Throws<InvalidInputException>(() => zoo.List()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_EntryOfAnotherZoo_NamesThatZoo()
    {
        var other = fixture.Copy();
        var error = Assert.Throws<InvalidInputException>(() => Verify(fixture.Zoo, Path.Combine(other.Root, "anynet-a-17")));
        Assert.Contains($"it is an entry of another zoo; name that with --zoo {other.Root}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ClassNamesThatAreNotTheNetworks_AreRefused()
    {
        var zoo = fixture.Copy();
        var path = Path.Combine(zoo.Root, "anynet-a-17", "metrics.json");
        var metrics = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(path))!;
        metrics["preprocessing"]!["classNames"] = new System.Text.Json.Nodes.JsonArray("one");
        metrics["preprocessing"]!["mean"] = new System.Text.Json.Nodes.JsonArray();
        File.WriteAllText(path, metrics.ToJsonString());
        var error = Assert.Throws<InvalidInputException>(() => ZooEntry.Open(Path.GetDirectoryName(path)!));
        Assert.Equal(["$.preprocessing.mean", "$.preprocessing.classNames"], error.Problems.Select(problem => problem.Path));
    }

    [Fact]
    public void Verify_UnknownEntry_Throws() => Assert.Throws<InvalidInputException>(() => Verify(fixture.Zoo, "x"));

    private Verification Verify(ZooLibrary zoo, string name = "anynet-a-17")
        => new ZooVerifier(fixture.Data).Verify(zoo, name, cancellation: TestContext.Current.CancellationToken);
}
