using System.Text.RegularExpressions;
using Explorer.SearchSpace;

namespace Explorer.Zoo.Tests;

public sealed class ZooPredictTests(ZooFixture fixture)
{
    [Fact]
    public void Predict_Picture_IsTheSoftmaxOfItsPixels()
    {
        var path = Path.Combine(fixture.Folder, $"{Guid.NewGuid():N}.png");
        var colour = new byte[] { 40, 90, 200 };
        File.WriteAllBytes(path, PlainPng.Of(32, colour));
        using var model = ZooModel.Load(fixture.Entry);
        var logits = model.Predict([.. Enumerable.Range(0, 3 * 8 * 8).Select(i => colour[i / 64] / 255f)], 1);
        var sum = logits.Sum(logit => Math.Exp(logit));

        var top = model.Predict(path, top: 10);

        Assert.Equal(1, top.Sum(prediction => prediction.Probability), 1e-9);
        Assert.Equal(top.Select(prediction => prediction.Probability).OrderDescending(), top.Select(prediction => prediction.Probability));
        Assert.All(top, prediction => Assert.Equal(Math.Exp(logits[prediction.Label]) / sum, prediction.Probability, 1e-6));
        Assert.All(top, prediction => Assert.Equal(model.ClassNames[prediction.Label], prediction.ClassName));
    }

    [Fact]
    public void Predict_NoPicture_NamesTheFile()
    {
        using var model = ZooModel.Load(fixture.Entry);
        var path = Path.Combine(fixture.Folder, "none.png");

        Assert.Equal(path, Assert.Throws<InvalidInputException>(() => model.Predict(path)).Origin);
    }

    // The lines below are those of the guide, so that what it shows compiles and runs.
    [Fact]
    public void Guide_Snippet_IsWhatIsTestedHere()
    {
        var guide = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "zoo.md"));
        var shown = Regex.Match(guide, "```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["code"].Value;
        Assert.Equal(
            """
            using Explorer.Zoo;

            using var model = ZooModel.Load("zoo/cat-or-dog");
            var top = model.Predict("cat.png");
            Console.WriteLine($"{top[0].ClassName} {top[0].Probability:P1}");

            """,
            shown);

        var zoo = fixture.Entry.Folder;
        var picture = Path.Combine(fixture.Folder, "cat.png");
        File.WriteAllBytes(picture, PlainPng.Of(8, [1, 2, 3]));
        {
            using var model = ZooModel.Load(zoo);
            var top = model.Predict(picture);
            Assert.NotEmpty($"{top[0].ClassName} {top[0].Probability:P1}");
        }
    }

    [Fact]
    public void Export_Entry_HasSpeedAndPreview()
    {
        var metrics = fixture.Entry.Metrics;
        Assert.InRange(metrics.Speed!.LatencyMilliseconds, 0.001, 10_000);
        Assert.InRange(metrics.Speed.LatencyLowerQuartile, 0, metrics.Speed.LatencyMilliseconds);
        Assert.True(metrics.Speed.Throughput > 0);
        Assert.Equal(32, metrics.Preprocessing.Source);
        var preview = System.Xml.Linq.XDocument.Load(Path.Combine(fixture.Entry.Folder, "preview.svg"));
        Assert.Equal(3, preview.Descendants().Count(element => element.Name.LocalName == "g"));
    }
}
