using System.Globalization;
using System.Text.RegularExpressions;

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
        var colour = new byte[] { 1, 2, 3 };
        File.WriteAllBytes(picture, PlainPng.Of(8, colour));
        string line;
        {
            using var model = ZooModel.Load(zoo);
            var top = model.Predict(picture);
            line = $"{top[0].ClassName} {top[0].Probability:P1}";
        }

        using var again = ZooModel.Load(zoo);
        var logits = again.Predict([.. Enumerable.Range(0, 3 * 8 * 8).Select(i => colour[i / 64] / 255f)], 1);
        var largest = Array.IndexOf(logits, logits.Max());
        var share = 100 / logits.Sum(logit => Math.Exp(logit - logits[largest]));
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{again.ClassNames[largest]} {share:F1} %"), line);
    }

    [Fact]
    public void Export_Preview_DrawsBlockWidths()
    {
        Assert.Equal(32, fixture.Entry.Metrics.Preprocessing.Source);
        var preview = System.Xml.Linq.XDocument.Load(Path.Combine(fixture.Entry.Folder, "preview.svg"));
        Assert.Equal(["block j", "width w, channels"], preview.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value.Trim()).Where(words => words.Any(char.IsLetter)).Order(StringComparer.Ordinal));
    }
}
