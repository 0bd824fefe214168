namespace Explorer.Zoo.Tests;

public sealed class ZooModelTests(ZooFixture fixture)
{
    // The recorded validation errors, reached from raw pixels through the public way of using a model.
    [Fact]
    public void Predict_ValidationImages_HasTheRecordedError()
    {
        using var model = ZooModel.Load(fixture.Entry.Folder);
        var images = fixture.Data.Load(fixture.Request.Data, null, 8).Validation;
        var pixels = images.Pixels.Select(pixel => pixel / 255f).ToArray();
        var logits = model.Predict(pixels, images.Count);
        var wrong = Enumerable.Range(0, images.Count).Count(i =>
        {
            var row = logits[(i * 10)..((i + 1) * 10)];
            return Array.IndexOf(row, row.Max()) != images.Labels[i];
        });
        Assert.Equal(fixture.Entry.Metrics.Validation.Wrong, wrong);
        Assert.Equal(10, model.ClassNames.Count);
    }

    [Fact]
    public void Predict_WrongNumberOfValues_SaysWhatIsExpected()
    {
        using var model = ZooModel.Load(fixture.Entry.Folder);
        Assert.Contains("3 × 8 × 8", Assert.Throws<ArgumentException>(() => model.Predict(new float[10], 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_WeightsOfAnotherNetwork_IsRefused()
    {
        var zoo = fixture.Copy();
        var path = Path.Combine(zoo.Root, "anynet-a-17", "weights.safetensors");
        var bytes = File.ReadAllBytes(path);
        var at = System.Text.Encoding.ASCII.GetString(bytes).IndexOf(fixture.Trial.Hash, StringComparison.Ordinal);
        bytes[at] = (byte)(bytes[at] == 'a' ? 'b' : 'a');
        File.WriteAllBytes(path, bytes);
        Assert.Contains("weights of the config", Assert.Throws<InvalidInputException>(() => ZooModel.Load(Path.GetDirectoryName(path)!)).Message, StringComparison.Ordinal);
    }
}
