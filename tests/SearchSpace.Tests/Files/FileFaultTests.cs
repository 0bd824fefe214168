using Explorer.SearchSpace.Files;

namespace Explorer.SearchSpace.Tests.Files;

public sealed class FileFaultTests
{
    [Fact]
    public void Of_WhatFilesThrow_IsInTheProgramsWords()
    {
        var folder = Directory.CreateTempSubdirectory("explorer-fault-").FullName;
        try
        {
            Assert.Equal("there is no such file", FileFault.Of(Fault(() => File.ReadAllBytes(Path.Combine(folder, "none")))));
            Assert.Equal("there is no such folder", FileFault.Of(Fault(() => File.WriteAllText(Path.Combine(folder, "none", "x"), ""))));
            Assert.Equal("the name is too long", FileFault.Of(new PathTooLongException()));
            Assert.Equal("the disk is full", FileFault.Of(new IOException("No space left on device : '/x'", 28)));
            Assert.Equal("this user has no permission", FileFault.Of(new UnauthorizedAccessException("Access to the path '/root/x' is denied.")));
            Assert.Equal("it is a folder, expected a file", FileFault.Of(Fault(() => File.ReadAllBytes(folder))));
            Assert.Equal("something else", FileFault.Of(new IOException("something else.")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void WithPath_MessageThatNamesOne_NamesItFirst() =>
        Assert.Equal("/root/x: this user has no permission", FileFault.WithPath(new UnauthorizedAccessException("Access to the path '/root/x' is denied.")));

    private static Exception Fault(Action action) => Record.Exception(action)!;
}
