namespace Explorer.Zoo.Tests;

public sealed class ZooVerifierTests(ZooFixture fixture)
{
    [Fact]
    public void Verify_Untouched_Passes()
    {
        var verification = Verify(fixture.Zoo);
        Assert.True(verification.Passed);
        Assert.Equal(
            ["metrics.json", "card.md", "model.json", "model.onnx", "preview.svg", "weights.safetensors", "parameters", "data", "validation error", "test error"],
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

    [Fact]
    public void Verify_UnknownEntry_Throws() => Assert.Throws<InvalidInputException>(() => Verify(fixture.Zoo, "x"));

    private Verification Verify(ZooLibrary zoo, string name = "anynet-a-17")
        => new ZooVerifier(fixture.Data).Verify(zoo, name, cancellation: TestContext.Current.CancellationToken);
}
