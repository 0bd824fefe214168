using Explorer.Training.Data.Fetching;
using static Explorer.Training.Tests.Data.DataFiles;

namespace Explorer.Training.Tests.Data.Fetching;

public sealed class ArchiveUnpackerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Unpack_PathOutside_Throws()
    {
        var path = _folder.Write("bad.tar.gz", Archive(("../train-x", [1])));
        var fault = Assert.Throws<DataFetchException>(() => ArchiveUnpacker.Unpack(path, ["train-x"], _folder.Path));
        Assert.Contains("not safe to unpack: it names the path \"../train-x\"", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["bad.tar.gz"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Unpack_FileMissing_NamesIt()
    {
        var path = _folder.Write("a.tar.gz", Archive(("train-x", [1])));
        var fault = Assert.Throws<DataFetchException>(() => ArchiveUnpacker.Unpack(path, ["train-x", "train-y"], _folder.Path));
        Assert.Contains("lacks train-y", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unpack_NoArchive_Throws()
    {
        var path = _folder.Write("a.tar.gz", RandomBytes(100));
        Assert.Contains("cannot be unpacked", Assert.Throws<DataFetchException>(() => ArchiveUnpacker.Unpack(path, ["x"], _folder.Path)).Message, StringComparison.Ordinal);
    }
}
