namespace Explorer.Training.Tests.Data.Catalog;

public sealed class DataSetsTests
{
    [Theory]
    [InlineData("shapes", 3, 32, 10)]
    [InlineData("mnist", 1, 28, 10)]
    [InlineData("fashion-mnist", 1, 28, 10)]
    [InlineData("cifar10", 3, 32, 10)]
    [InlineData("cifar100", 3, 32, 100)]
    public void Find_KnownName_DescribesIt(string name, int channels, int resolution, int classes)
    {
        var set = DataSets.Find(name);
        Assert.Equal((channels, resolution, classes), (set.Shape.Channels, set.Shape.Resolution, set.Classes));
        Assert.Equal(classes, set.ClassNames.Distinct().Count());
    }

    [Fact]
    public void Find_Misspelt_SuggestsTheNearOne()
    {
        var fault = Assert.Throws<InvalidInputException>(() => DataSets.Find("cifar-10"));
        Assert.Contains("did you mean \"cifar10\"?", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_FilesOfEachPart_HoldItsImages()
    {
        foreach (var set in DataSets.All.Where(set => set.Format != DataFormat.Drawn))
        {
            Assert.Equal(set.TrainImages, Images(set, DataPart.Train));
            Assert.Equal(set.TestImages, Images(set, DataPart.Test));
        }
    }

    [Fact]
    public void All_Downloads_HaveSeveralMirrors()
    {
        var downloads = DataSets.All.SelectMany(set => set.Downloads).ToList();
        Assert.Equal(10, downloads.Count);
        Assert.All(downloads, download => Assert.True(download.Mirrors.Count >= 2));
        Assert.All(downloads, download => Assert.All(download.Mirrors, mirror => Assert.EndsWith(download.FileName, mirror.Address.AbsolutePath, StringComparison.Ordinal)));
    }

    private static int Images(DataSetDescription set, DataPart part) =>
        set.Files.Where(file => file.Part == part && file.Content != DataFileContent.Labels).Sum(file => file.Count);
}
