using static Explorer.Training.Tests.Data.DataFiles;

namespace Explorer.Training.Tests.Data;

public sealed class DataLibraryTests : IDisposable
{
    private const int Images = 200;

    // Image i of the training set is the one pixel i, so that every image can be told from the others.
    private static readonly DataSetDescription Numbers = Tiny with
    {
        Facts = Tiny.Facts with { Name = "numbers", Resolution = 1, TrainingImages = Images },
        Folder = "numbers-folder",
        Files = Tiny.Files.Select(file => file.Part == DataPart.Train ? file with { Count = Images } : file).ToValueList(),
    };

    private readonly TemporaryFolder _folder = new();
    private readonly DataLibrary _library = new([.. DataSets.All, Tiny, Numbers]);

    public DataLibraryTests()
    {
        WriteTiny(_folder.At("tiny"));
        _folder.Write("numbers-folder/train-x", Idx(0x803, [Images, 1, 1], [.. Enumerable.Range(0, Images).Select(i => (byte)i)]));
        _folder.Write("numbers-folder/train-y", Idx(0x801, [Images], [.. Enumerable.Range(0, Images).Select(i => (byte)(i % 3))]));
        _folder.Write("numbers-folder/test-x", Idx(0x803, [2, 1, 1], [7, 8]));
        _folder.Write("numbers-folder/test-y", Idx(0x801, [2], [0, 1]));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_Split_IsDisjointCompleteAndLabelled()
    {
        var splits = Load(train: null, validation: 50);
        Assert.Equal(150, splits.Train.Count);
        Assert.Equal(50, splits.Validation.Count);
        Assert.Equal(Enumerable.Range(0, Images), splits.Train.Pixels.Concat(splits.Validation.Pixels).Select(pixel => (int)pixel).Order());
        Assert.All(splits.Train.Pixels.Zip(splits.Train.Labels), pair => Assert.Equal(pair.First % 3, pair.Second));
        Assert.All(splits.Validation.Pixels.Zip(splits.Validation.Labels), pair => Assert.Equal(pair.First % 3, pair.Second));
    }

    [Fact]
    public void Load_FewerTrainingImages_KeepsValidationAndBeginning()
    {
        var all = Load(train: null, validation: 50);
        var few = Load(train: 20, validation: 50);
        Assert.Equal(all.Validation.Pixels, few.Validation.Pixels);
        Assert.Equal(all.Train.Pixels[..20], few.Train.Pixels);
        Assert.NotEqual(all.Hash, few.Hash);
    }

    [Fact]
    public void Load_OtherSeed_SplitsOtherwise()
    {
        Assert.NotEqual(Load(20, 50, seed: 1).Validation.Pixels, Load(20, 50, seed: 2).Validation.Pixels);
        Assert.Equal(Load(20, 50, seed: 1).Validation.Pixels, new DataLibrary([Numbers]).Load(Settings(20, 50, 1), _folder.Path, 1).Validation.Pixels);
    }

    [Fact]
    public void Load_SameAgain_ComesFromMemory()
    {
        var first = Load(20, 50);
        Assert.Same(first, Load(20, 50));
        Assert.NotSame(first, Load(21, 50));
    }

    [Fact]
    public void Load_AllTrainingImagesNamed_IsTheSameAsNull() => Assert.Same(Load(150, 50), Load(null, 50));

    [Fact]
    public void Load_OtherResolution_ResizesEveryPart()
    {
        var splits = _library.Load(Settings(20, 50), _folder.Path, 3);
        Assert.Equal(3, splits.Train.Shape.Resolution);
        Assert.Equal(Enumerable.Repeat(splits.Validation.Pixels[0], 9), splits.Validation.Image(0).ToArray());
        Assert.Equal(Load(20, 50).Hash, splits.Hash);
        Assert.Equal(2 * 9, splits.LoadTest().Pixels.Length);
    }

    [Fact]
    public void LoadTest_ReadsTheTestFiles() => Assert.Equal([7, 8], Load(20, 50).LoadTest().Pixels);

    [Theory]
    [InlineData(151, 50, "$.data.train: 151 training images asked for, expected 1 to 150: numbers has 200, and 50 are for validation")]
    [InlineData(0, 50, "$.data.train: 0 training images")]
    [InlineData(1, 200, "$.data.validation: 200 validation images asked for, expected 1 to 199")]
    [InlineData(1, 0, "$.data.validation: 0 validation images")]
    public void Load_CountsThatDoNotFit_NamesThem(int train, int validation, string expected) =>
        Assert.Contains(expected, Assert.Throws<InvalidInputException>(() => Load(train, validation)).Message, StringComparison.Ordinal);

    [Fact]
    public void Load_UnknownName_SuggestsTheNearOne() => Assert.Contains(
        "did you mean \"shapes\"?",
        Assert.Throws<InvalidInputException>(() => _library.Load(Settings(1, 1) with { Name = "shape" }, null, 1)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Load_FolderWithoutTheFiles_SaysWhereItLooked()
    {
        var empty = Directory.CreateDirectory(_folder.At("empty")).FullName;
        var fault = Assert.Throws<InvalidInputException>(() => _library.Load(Settings(1, 1) with { Name = "cifar10" }, empty, 32));
        Assert.Contains(Path.Combine(empty, "cifar-10-batches-bin"), fault.Message, StringComparison.Ordinal);
        Assert.Contains("explorer data fetch cifar10", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OneFileMissing_NamesIt()
    {
        File.Delete(_folder.At("numbers-folder/train-y"));
        var fault = Assert.Throws<InvalidInputException>(() => Load(20, 50));
        Assert.Contains("train-y missing", fault.Message, StringComparison.Ordinal);
        Assert.Equal(_folder.At("numbers-folder"), fault.Origin);
    }

    [Theory]
    [InlineData("")]
    [InlineData("numbers-folder")]
    public void Load_FolderOrItsParent_FindsTheFiles(string directory) =>
        Assert.Equal(20, _library.Load(Settings(20, 50), _folder.At(directory), 1).Train.Count);

    [Fact]
    public void List_TellsWhatIsThere()
    {
        File.Delete(_folder.At("numbers-folder/test-y"));
        var list = _library.List(_folder.Path).ToDictionary(status => status.Description.Name);
        Assert.True(list["shapes"].Available);
        Assert.Null(list["shapes"].Directory);
        Assert.True(list["tiny"].Available);
        Assert.Equal(_folder.At("tiny"), list["tiny"].Directory);
        Assert.Equal(["test-y"], list["numbers"].MissingFiles);
        Assert.Null(list["cifar10"].Directory);
        Assert.False(list["cifar10"].Available);
    }

    private static DataSettings Settings(int? train, int validation, ulong seed = 0) =>
        new() { Name = "numbers", Train = train, Validation = validation, Seed = seed };

    private ImageSplits Load(int? train, int validation, ulong seed = 0) =>
        _library.Load(Settings(train, validation, seed), _folder.Path, 1);
}
