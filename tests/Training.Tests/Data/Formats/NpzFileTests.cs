using System.Diagnostics;
using System.IO.Compression;
using Explorer.Training.Data.Folders;
using Explorer.Training.Data.Formats;

namespace Explorer.Training.Tests.Data.Formats;

public sealed class NpzFileTests : IDisposable
{
    private const string Python = "/usr/bin/python3";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Import_WrittenByNumpy_KeepsPixelsAndLabels()
    {
        Numpy("""
            import numpy as np, sys
            x = np.arange(6 * 5 * 5 * 3, dtype=np.uint8).reshape(6, 5, 5, 3)
            np.savez_compressed(sys.argv[1], x_train=x, y_train=np.array([0, 1, 2, 0, 1, 2], dtype=np.int64), x_test=x[:2], y_test=np.array([[2], [1]], dtype=np.uint8))
            """);
        var result = new DataImporter(_folder.At("sets")).Import(_folder.At("a.npz"), new ImportOptions { Size = 5, Name = "numbers" }, null, TestContext.Current.CancellationToken);

        Assert.Equal((3, 5, 6, 2), (result.Set.Channels, result.Set.Resolution, result.Set.TrainImages, result.Set.TestImages));
        var train = new ImportedImages(Training.Data.Catalog.DataSets.Find("numbers", _folder.At("sets"))).Read(Training.Data.Catalog.DataPart.Train);
        Assert.Equal([0, 3, 6, 9, 12], train.Image(0)[..5].ToArray());
        Assert.Equal([1, 4, 7], train.Image(0).Slice(25, 3).ToArray());
        Assert.Equal([0, 1, 2, 0, 1, 2], train.Labels);
    }

    [Fact]
    public void Write_ReadByNumpy_HasTheSameArrays()
    {
        using (var file = NpzFile.Create(_folder.At("a.npz")))
        {
            NpzFile.Add(file, "x_train", [2, 1, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8]);
            NpzFile.Add(file, "y_train", [2], [0, 1]);
        }

        Assert.Equal("[[[[1, 2], [3, 4]]], [[[5, 6], [7, 8]]]] [0, 1] uint8", Numpy("""
            import numpy as np, sys
            a = np.load(sys.argv[1])
            print(a["x_train"].tolist(), a["y_train"].tolist(), a["x_train"].dtype)
            """));
    }

    [Theory]
    [InlineData("{'descr': '|O', 'fortran_order': False, 'shape': (2,), }", "|O")]
    [InlineData("{'descr': '|u1', 'fortran_order': True, 'shape': (2,), }", "Fortran")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (99999999999,), }", "says it holds")]
    [InlineData("{'descr': '|u1'}", "not one that numpy writes")]
    public void Read_HostileHeader_IsRefused(string header, string expected)
    {
        using (var zip = ZipFile.Open(_folder.At("a.npz"), ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry("x.npy").Open();
            entry.Write([0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0, (byte)header.Length, 0]);
            entry.Write(System.Text.Encoding.ASCII.GetBytes(header));
            entry.Write([1, 2]);
        }

        Assert.Contains(expected, Assert.Throws<InvalidInputException>(() => NpzFile.Read(_folder.At("a.npz"), "x")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_ArraysNobodyAskedFor_AreNotRead()
    {
        Write(("x_train", [4, 2, 2], new byte[16]), ("y_train", [4], [0, 1, 0, 1]));
        using (var zip = ZipFile.Open(_folder.At("a.npz"), ZipArchiveMode.Update))
        {
            using var junk = zip.CreateEntry("junk.npy", CompressionLevel.SmallestSize).Open();
            for (var i = 0; i < 400; i++)
                junk.Write(new byte[1 << 20]);
        }

        GC.Collect();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Assert.Equal(4, NpzImages.Part(_folder.At("a.npz"), train: true).Labels.Data.Length);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 64 << 20);
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 1, 2 }, "the labels are 1 to 2, and no image has 0; expected every number from 0 on: take 1 from each (y - 1)")]
    [InlineData(new byte[] { 0, 3, 0, 3 }, "the labels are 0 to 3, and no image has 1, 2; expected every number from 0 on")]
    public void Import_LabelsThatLeaveClassesEmpty_AreRefused(byte[] labels, string expected)
    {
        Write(("x_train", [4, 2, 2], new byte[16]), ("y_train", [4], labels));
        Assert.Contains(expected, Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new long[] { 4, 0, 0 }, 4)]
    [InlineData(new long[] { 0, 2, 2 }, 0)]
    [InlineData(new long[] { 4, 0, 0, 3 }, 4)]
    public void Import_SidesOfZero_AreRefused(long[] shape, int labels)
    {
        Write(("x_train", shape, []), ("y_train", [labels], new byte[labels]));
        Assert.Contains($"images of the shape ({string.Join(", ", shape)}), expected at least one image", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoZip_IsRefused()
    {
        _folder.Write("a.npz", [1, 2, 3]);
        Assert.Throws<InvalidInputException>(() => NpzFile.Read(_folder.At("a.npz"), "x"));
    }

    private string Refusal() => Assert.Throws<InvalidInputException>(() =>
        new DataImporter(_folder.At("sets")).Import(_folder.At("a.npz"), new ImportOptions { Size = 4, Name = "numbers" }, null, TestContext.Current.CancellationToken)).Message;

    private void Write(params (string Name, long[] Shape, byte[] Data)[] arrays)
    {
        using var file = NpzFile.Create(_folder.At("a.npz"));
        foreach (var (name, shape, data) in arrays)
            NpzFile.Add(file, name, shape, data);
    }

    private string Numpy(string script)
    {
        Assert.SkipUnless(File.Exists(Python), $"{Python} is not installed");
        using var process = Process.Start(new ProcessStartInfo(Python, ["-c", script, _folder.At("a.npz")]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.SkipWhen(errors.Result.Contains("No module named 'numpy'", StringComparison.Ordinal), "python3-numpy is not installed");
        Assert.True(process.ExitCode == 0, errors.Result);
        return output.Trim();
    }
}
