using Explorer.Training.Data.Sources;
using Explorer.Training.Data.Verification;
using static Explorer.Training.Tests.Data.DataFiles;

namespace Explorer.Training.Tests.Data.Verification;

public sealed class DataVerifierTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public DataVerifierTests() => WriteTiny(_folder.At("tiny"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Verify_NoPublishedChecksum_IsUncheckedAndUsable()
    {
        var result = Verify(Tiny);
        Assert.True(result.Usable);
        Assert.Equal(FileState.Unchecked, result.State);
        Assert.Equal(_folder.At("tiny"), result.Directory);
    }

    [Fact]
    public void Verify_PublishedContent_IsIntactThoughZipped()
    {
        // printf '\0\0\10\3\0\0\0\4\0\0\0\2\0\0\0\2\0\63\146\377\1\2\3\4\5\6\7\10\372\373\374\375' | md5sum
        var result = Verify(Published("train-x", "eac9449fd9241f8ed4f074671c196005"));
        Assert.Equal(FileState.Intact, result.Files[0].State);
        Assert.Equal(_folder.At("tiny/train-x.gz"), result.Files[0].Path);
        Assert.Equal(new FileInfo(_folder.At("tiny/train-x.gz")).Length, result.Files[0].Size);
    }

    [Fact]
    public void Verify_OtherContent_DiffersYetIsUsable()
    {
        var result = Verify(Published("train-x", "00000000000000000000000000000000"));
        Assert.Equal(FileState.Differs, result.State);
        Assert.Equal("eac9449fd9241f8ed4f074671c196005", result.Files[0].Found?.Digits);
        Assert.True(result.Usable);
    }

    [Fact]
    public void Verify_CorruptAndMissing_TellsThemApart()
    {
        File.WriteAllBytes(_folder.At("tiny/train-y"), Idx(0x801, [4], [0, 1, 2]));
        File.Delete(_folder.At("tiny/test-y"));
        var result = Verify(Published("train-y", "00000000000000000000000000000000"));
        Assert.Equal([FileState.Unchecked, FileState.Corrupt, FileState.Unchecked, FileState.Missing], result.Files.Select(file => file.State));
        Assert.Contains("cut off", result.Files[1].Problem, StringComparison.Ordinal);
        Assert.False(result.Usable);
        Assert.Equal(FileState.Missing, result.State);
    }

    [Fact]
    public void Verify_NothingThere_AllMissing()
    {
        var result = DataVerifier.Verify("cifar10", _folder.Path);
        Assert.Null(result.Directory);
        Assert.All(result.Files, file => Assert.Equal(FileState.Missing, file.State));
    }

    [Fact]
    public void Verify_Shapes_NeedsNoFiles() => Assert.True(DataVerifier.Verify("shapes", _folder.Path).Usable);

    private static DataSetDescription Published(string name, string md5) => Tiny with
    {
        Files = Tiny.Files.Select(file => file.Name == name ? file with { Checksum = Checksum.Md5(md5) } : file).ToValueList(),
    };

    private DataVerification Verify(DataSetDescription set) => DataVerifier.Verify(set, new DataPlaces([_folder.Path]));
}
