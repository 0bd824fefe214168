using System.Diagnostics;
using Explorer.Training.Data.Folders;

namespace Explorer.Training.Tests.Data.Folders;

/// <summary>Folders as people have them: parts by many names, links, system files, kinds that are not read, and what is no file at all.</summary>
public sealed class FolderLayoutTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("train", "test", null, 10, 4)]
    [InlineData("Train", "valid", null, 10, 4)]
    [InlineData("training", "TESTING", null, 10, 4)]
    [InlineData("train", "Validation", null, 10, 4)]
    [InlineData("train", "test", "val", 14, 4)]
    [InlineData("TRAIN", "Test", "valid", 14, 4)]
    public void Import_PartsByTheirUsualNames_AreNoClasses(string train, string test, string? validation, int trained, int tested)
    {
        Classes($"pets/{train}", 5);
        Classes($"pets/{test}", 2);
        if (validation is not null)
            Classes($"pets/{validation}", 2);
        foreach (var junk in (string[])["pets/.git/a.png", "pets/__MACOSX/train/cat/._0.png", "pets/@eaDir/cat/x.png"])
            _folder.Write(junk, PngFile.Plain(8, 8, 1));
        _folder.Write("pets/.DS_Store", [1]);
        _folder.Write($"pets/{train}/Thumbs.db", [1]);
        var result = Import();

        Assert.Equal(["cat", "dog"], result.Set.ClassNames);
        Assert.Equal((trained, tested), (result.Set.TrainImages, result.Set.TestImages));
        Assert.Equal(validation is not null, result.Joined?.Contains($"the 4 pictures of {validation}/ join those of {train}/", StringComparison.Ordinal) ?? false);
        Assert.Contains(result.PassedOver, passed => passed.Reason.Contains("system's own folders", StringComparison.Ordinal) && passed.Count == 3);
    }

    [Theory]
    [InlineData(new[] { "train", "test", "birds" }, "has the parts train, test and beside them birds")]
    [InlineData(new[] { "val", "test" }, "and no train")]
    [InlineData(new[] { "train", "Training", "test" }, "one part by two names")]
    public void Import_PartsThatDoNotFit_AreRefused(string[] folders, string expected)
    {
        foreach (var folder in folders)
            Classes($"pets/{folder}", 2);
        Assert.Contains(expected, Refusal().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_LinkedPicturesAndFolders_AreFollowedAndCirclesEnd()
    {
        Classes("real", 4);
        _folder.Write("pets/cat/own.png", PngFile.Plain(8, 8, 200, 0, 0));
        foreach (var i in Enumerable.Range(0, 4))
            File.CreateSymbolicLink(_folder.At($"pets/cat/{i}.png"), _folder.At($"real/cat/{i}.png"));
        Directory.CreateSymbolicLink(_folder.At("pets/dog"), _folder.At("real/dog"));
        Directory.CreateSymbolicLink(_folder.At("real/dog/loop"), "../dog");
        Directory.CreateSymbolicLink(_folder.At("pets/cat/up"), "..");
        File.CreateSymbolicLink(_folder.At("pets/cat/gone.png"), _folder.At("nowhere.png"));
        var result = Import();

        // Up from cat, dog's pictures are cat's too, once: the circle through it ends there.
        Assert.Equal(["cat", "dog"], result.Set.ClassNames);
        Assert.Equal(5 + 4 + 4, result.Set.TrainImages + result.Set.TestImages);
        Assert.Equal("gone.png", Path.GetFileName(Assert.Single(result.PassedOver, passed => passed.Reason == "links that lead nowhere").First[0]));
        Assert.Contains(result.PassedOver, passed => passed.Reason == "folders that a link leads to again");
    }

    [Fact]
    public async Task Import_PipeWithAPicturesName_IsPassedOverAtOnce()
    {
        Classes("pets", 3);
        Pipe("pets/cat/x.jpg");
        var result = await Task.Run(Import, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.Equal(6, result.Set.TrainImages + result.Set.TestImages);
        var passed = Assert.Single(result.PassedOver);
        Assert.Equal(("with a picture's name, each a named pipe", 1, "cat/x.jpg"), (passed.Reason, passed.Count, passed.First[0]));
    }

    [Fact]
    public async Task Import_PipeAsSource_IsRefusedAtOnce()
    {
        Pipe("pets");
        var error = await Task.Run(Refusal, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Contains("a named pipe, expected a folder of images", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_ClassOfOtherKindsAlone_IsRefusedOrToldLeftOut()
    {
        Classes("pets", 3);
        _folder.Write("pets/bird/0.webp", [1]);
        _folder.Write("pets/bird/1.bmp", [1]);
        var error = Refusal();
        Assert.Equal(_folder.At("pets/bird"), error.Problems[0].Path);
        Assert.Contains("no picture that is read, 2 .webp, .bmp files alone", error.Message, StringComparison.Ordinal);

        var result = Import(skipBroken: true);
        Assert.Equal(["cat", "dog"], result.Set.ClassNames);
        Assert.Contains(result.PassedOver, passed => passed is { Reason: ".webp files, a kind that is not read", Count: 1 } && passed.First[0] == "bird/0.webp");
        Assert.Contains(result.PassedOver, passed => passed.Reason == "folders without a picture" && passed.First[0] == "bird");
    }

    [Fact]
    public void Import_WhatIsPassedOver_IsCountedByReasonWithTheFirstNames()
    {
        Classes("pets", 3);
        foreach (var i in Enumerable.Range(0, 7))
            _folder.Write($"pets/cat/{i}.txt", [1]);
        _folder.Write("pets/readme.md", [1]);
        Directory.CreateDirectory(_folder.At("pets/empty"));
        var passed = Import().PassedOver.ToDictionary(one => one.Reason);

        Assert.Equal("7 files that are no pictures: cat/0.txt, cat/1.txt, cat/2.txt, cat/3.txt, cat/4.txt, …", passed["files that are no pictures"].ToString());
        Assert.Equal("1 files beside the folders, in no class: readme.md", passed["files beside the folders, in no class"].ToString());
        Assert.Equal("1 folders without a picture: empty", passed["folders without a picture"].ToString());
    }

    [Fact]
    public void Import_UnreadablePictureOrFolder_IsNamed()
    {
        if (OperatingSystem.IsWindows())
            return;
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "SKIPPED: root reads every file; run these tests as another user");
        Classes("pets", 4);
        var picture = _folder.At("pets/cat/0.png");
        File.SetUnixFileMode(picture, UnixFileMode.None);
        Assert.Equal(picture, Refusal().Problems[0].Path);
        Assert.Equal(picture, Assert.Single(Import(skipBroken: true).Skipped).Path);
        File.SetUnixFileMode(_folder.At("pets/dog"), UnixFileMode.None);
        try
        {
            Assert.Contains("cannot be looked into", Refusal().Message, StringComparison.Ordinal);
        }
        finally
        {
            File.SetUnixFileMode(_folder.At("pets/dog"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private void Pipe(string name)
    {
        using var made = Process.Start("mkfifo", [_folder.At(name)]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
    }

    private void Classes(string folder, int count)
    {
        foreach (var i in Enumerable.Range(0, count))
        {
            _folder.Write($"{folder}/cat/{i}.png", PngFile.Plain(8, 8, 200, 0, 0));
            _folder.Write($"{folder}/dog/{i}.png", PngFile.Plain(8, 8, 0, 0, (byte)(100 + i)));
        }
    }

    private ImportResult Import() => Import(skipBroken: false);

    private ImportResult Import(bool skipBroken) => new DataImporter(_folder.At("sets")).Import(_folder.At("pets"), new ImportOptions { Size = 8, SkipBroken = skipBroken, Replace = true }, null, TestContext.Current.CancellationToken);

    private InvalidInputException Refusal() => Assert.Throws<InvalidInputException>(Import);
}
