using Explorer.Training.Data.Verification;

namespace Explorer.Training.Tests.Data;

/// <summary>Runs where the real data sets are in their usual places.</summary>
public sealed class RealDataTests
{
    private static readonly DataLibrary Library = new();

    [Fact]
    public void Load_Mnist_HasItsCountsMeanAndLabels()
    {
        SkipWithout("mnist");
        var splits = Library.Load(new DataSettings { Name = "mnist", Validation = 5000 }, null, 28);
        Assert.Equal((55_000, 5000, 10_000), (splits.Train.Count, splits.Validation.Count, splits.LoadTest().Count));

        // The published counts of each digit in the training set; mean and deviation as commonly given.
        var counts = splits.Train.Labels.Concat(splits.Validation.Labels).CountBy(label => label).OrderBy(pair => pair.Key);
        Assert.Equal([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949], counts.Select(pair => pair.Value));
        Assert.Equal(0.1307f, splits.Mean[0], 0.001f);
        Assert.Equal(0.3081f, splits.Deviation[0], 0.001f);
    }

    [Fact]
    public void Load_Cifar10_HasItsCountsAndMean()
    {
        SkipWithout("cifar10");
        var splits = Library.Load(new DataSettings { Name = "cifar10", Train = 40_000, Validation = 10_000 }, null, 32);
        Assert.Equal((40_000, 10_000, 10_000), (splits.Train.Count, splits.Validation.Count, splits.LoadTest().Count));
        Assert.All(
            splits.Train.Labels.Concat(splits.Validation.Labels).CountBy(label => label), pair => Assert.Equal(5000, pair.Value));
        Assert.All(splits.Mean.Zip([0.4914f, 0.4822f, 0.4465f]), pair => Assert.Equal(pair.Second, pair.First, 0.003f));
        Assert.All(splits.Deviation.Zip([0.2470f, 0.2435f, 0.2616f]), pair => Assert.Equal(pair.Second, pair.First, 0.003f));
    }

    [Fact]
    public void Verify_Mnist_IsReadable()
    {
        SkipWithout("mnist");
        var result = DataVerifier.Verify("mnist");
        Assert.True(result.Usable);
        Assert.All(result.Files, file => Assert.Equal(FileState.Intact, file.State));
    }

    [Fact]
    public void Load_FolderOfMnistAsFashionMnist_Throws()
    {
        SkipWithout("mnist");
        var folder = Library.List().Single(set => set.Description.Name == "mnist").Directory;
        var settings = new DataSettings { Name = "fashion-mnist", Validation = 1 };
        var fault = Assert.Throws<InvalidInputException>(() => Library.Load(settings, folder, 28));
        Assert.Contains("belongs to mnist, not to fashion-mnist", fault.Message, StringComparison.Ordinal);
    }

    private static void SkipWithout(string name)
    {
        var status = Library.List().Single(set => set.Description.Name == name);
        Assert.SkipUnless(status.Available, $"{name} is not in {string.Join(" or ", status.Searched)}");
    }
}
