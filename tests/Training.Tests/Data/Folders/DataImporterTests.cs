using Explorer.Training.Data.Folders;

namespace Explorer.Training.Tests.Data.Folders;

public sealed class DataImporterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Import_FolderAClass_CanBeTrainedOnByName()
    {
        Write(count: 10);
        var result = Import(new ImportOptions { Size = 8 });

        Assert.True(result.Fresh);
        Assert.Equal(("pets", 3, 8, 16, 4), (result.Set.Name, result.Set.Channels, result.Set.Resolution, result.Set.TrainImages, result.Set.TestImages));
        Assert.Equal(["cat", "dog"], result.Set.ClassNames);
        var splits = new DataLibrary().Load(new DataSettings { Name = "pets", Validation = 6 }, Root, 8);
        Assert.Equal((10, 6, 4), (splits.Train.Count, splits.Validation.Count, splits.LoadTest().Count));

        // Cats are red, dogs are blue: labels stay with their pixels through split and file.
        foreach (var images in new[] { splits.Train, splits.Validation, splits.LoadTest() })
            Assert.All(Enumerable.Range(0, images.Count), i => Assert.Equal(images.Labels[i] == 0 ? 200 : 0, images.Image(i)[0]));
    }

    [Fact]
    public void Import_Again_FindsWhatItMade()
    {
        Write(count: 3);
        var first = Import(new ImportOptions { Size = 8 });
        var again = Import(new ImportOptions { Size = 8 });

        Assert.False(again.Fresh);
        Assert.Equal(first.Set, again.Set);
        _folder.Write("pets/cat/new.png", PngFile.Plain(9, 9, 200, 0, 0));
        Assert.Contains("--replace", Assert.Throws<InvalidInputException>(() => Import(new ImportOptions { Size = 8 })).Message, StringComparison.Ordinal);
        Assert.True(Import(new ImportOptions { Size = 8, Replace = true }).Fresh);
    }

    [Fact]
    public void Import_BrokenPictures_AreNamedOrLeftOut()
    {
        Write(count: 4);
        var broken = _folder.Write("pets/cat/broken.png", [1, 2, 3]);
        var fault = Assert.Throws<InvalidInputException>(() => Import(new ImportOptions { Size = 8 }));
        Assert.Equal(broken, fault.Problems[0].Path);
        Assert.False(Directory.Exists(Path.Combine(Root, "pets")));

        var result = Import(new ImportOptions { Size = 8, SkipBroken = true });
        Assert.Equal(broken, Assert.Single(result.Skipped).Path);
        Assert.Equal((1, 8), (result.Set.Skipped, result.Set.TrainImages + result.Set.TestImages));
    }

    [Fact]
    public void Import_GreyOnly_HasOneChannelAndTransparencyLiesOnWhite()
    {
        foreach (var i in Enumerable.Range(0, 4))
        {
            _folder.Write($"pets/cat/{i}.png", PngFile.Plain(8, 8, 10));
            _folder.Write($"pets/dog/{i}.png", PngFile.Plain(8, 8, 10, 0));
        }

        var result = Import(new ImportOptions { Size = 8 });

        Assert.Equal(1, result.Set.Channels);
        var train = new ImportedImages(DataSets.Find("pets", Root)).Read(DataPart.Train);
        Assert.All(Enumerable.Range(0, train.Count), i => Assert.Equal(train.Labels[i] == 0 ? 10 : 255, train.Image(i)[0]));
    }

    [Fact]
    public void Import_TrainAndTestFolders_KeepsTheirParts()
    {
        Write(count: 5, "pets/train");
        Write(count: 2, "pets/test");
        var result = Import(new ImportOptions { Size = 8 });

        Assert.Equal((10, 4), (result.Set.TrainImages, result.Set.TestImages));
        Assert.Equal(["cat", "dog"], result.Set.ClassNames);
    }

    [Theory]
    [InlineData("mnist", 8, "the program knows")]
    [InlineData("Pets", 8, "lower-case")]
    [InlineData("pets", 2, "--size")]
    public void Import_BadOptions_SaysWhatIsExpected(string name, int size, string expected)
    {
        Write(count: 3);
        Assert.Contains(expected, Assert.Throws<InvalidInputException>(() => Import(new ImportOptions { Name = name, Size = size })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_NoClasses_SaysWhatIsExpected()
    {
        _folder.Write("pets/one.png", PngFile.Plain(8, 8, 1));
        Assert.Contains("one a class", Assert.Throws<InvalidInputException>(() => Import(new ImportOptions())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void IsIntact_ChangedPixels_IsFalse()
    {
        Write(count: 3);
        var result = Import(new ImportOptions { Size = 8 });
        var images = new ImportedImages(DataSets.Find("pets", Root));
        Assert.True(images.IsIntact());
        var (train, test) = (images.Read(DataPart.Train), images.Read(DataPart.Test));
        train.Pixels[0]++;
        File.Delete(Path.Combine(result.Folder, "images.npz"));
        ImportedImages.Write(result.Folder, train, test);

        Assert.False(images.IsIntact());
    }

    private string Root => _folder.At("sets");

    private string Source => _folder.At("pets");

    private ImportResult Import(ImportOptions options) => new DataImporter(Root).Import(Source, options, null, TestContext.Current.CancellationToken);

    private void Write(int count, string folder = "pets")
    {
        foreach (var i in Enumerable.Range(0, count))
        {
            _folder.Write($"{folder}/cat/{i}.png", PngFile.Plain(12 + i, 10, 200, 0, 0));
            _folder.Write($"{folder}/dog/{i}.png", PngFile.Plain(10, 12, 0, 0, (byte)(100 + i)));
        }

        _folder.Write($"{folder}/cat/notes.txt", "not a picture"u8.ToArray());
    }
}
