using System.Security.Cryptography;
using Explorer.Kernels.Loading;

namespace Explorer.Kernels.Tests.Loading;

/// <summary>On TorchSharp's own library, as NuGet's package has it.</summary>
public sealed class WeakRequirementTests
{
    private const string Version = "GLIBCXX_3.4.32";
    private readonly string _path;

    public WeakRequirementTests()
    {
        Requires.Linux();
        _path = NativeFolders.Find(NativeFolders.TorchSharp, NativeLibraryNames.File("LibTorchSharp"))!;
    }

    [Fact]
    public void Mark_RequiredVersion_ChangesOneFlag()
    {
        var original = File.ReadAllBytes(_path);
        var marked = (byte[])original.Clone();
        Assert.True(WeakRequirement.Mark(marked, Version));
        var changed = Assert.Single(Enumerable.Range(0, original.Length), i => original[i] != marked[i]);
        Assert.Equal((0, 2), (original[changed], marked[changed]));

        // The flag stands behind its version's hash, by which the loader finds it.
        Assert.Equal(Hash(Version), BitConverter.ToUInt32(marked, changed - 4));
    }

    [Fact]
    public void Mark_Twice_ChangesNothingMore()
    {
        var once = File.ReadAllBytes(_path);
        Assert.True(WeakRequirement.Mark(once, Version));
        var twice = (byte[])once.Clone();
        Assert.True(WeakRequirement.Mark(twice, Version));
        Assert.True(once.AsSpan().SequenceEqual(twice));
    }

    [Theory]
    [InlineData("GLIBCXX_9.9.99")]
    [InlineData("GLIBCXX_3.4.3")]
    public void Mark_VersionNotRequired_ChangesNothing(string version)
    {
        var original = File.ReadAllBytes(_path);
        var library = (byte[])original.Clone();
        Assert.False(WeakRequirement.Mark(library, version));
        Assert.True(original.AsSpan().SequenceEqual(library));
    }

    [Theory]
    [InlineData("libtorch_cpu.so: cannot open shared object file: No such file or directory")]
    [InlineData("/lib/x86_64-linux-gnu/libstdc++.so.6: version `GLIBCXX_9.9.99' not found (required by libLibTorchSharp.so)")]
    [InlineData("/lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.99' not found (required by libLibTorchSharp.so)")]
    public void IsMet_OtherError_MakesNoCopy(string error)
    {
        Assert.False(WeakRequirement.IsMet(_path, error, out var copy));
        Assert.Equal("", copy);
    }

    [Fact]
    public void IsMet_MissingVersion_CopiesTheLibraryWithItsFlag()
    {
        Assert.True(WeakRequirement.IsMet(_path, $"/lib/x86_64-linux-gnu/libstdc++.so.6: version `{Version}' not found (required by {_path})", out var copy));
        var expected = File.ReadAllBytes(_path);
        Assert.True(WeakRequirement.Mark(expected, Version));
        Assert.True(File.ReadAllBytes(copy).AsSpan().SequenceEqual(expected));
    }

    [Fact]
    public void Load_Library_LeavesThePackagesFileAsItIs()
    {
        // NuGet wrote the package's hash of its own beside it; the file inside must be what the package holds.
        Libtorch.Load();
        Assert.Equal(5, torch.tensor(5f).item<float>());
        var packages = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(_path)!, "..", "..", ".."));
        using var package = System.IO.Compression.ZipFile.OpenRead(Directory.GetFiles(packages, "*.nupkg").Single());
        using var original = package.GetEntry("runtimes/linux-x64/native/libLibTorchSharp.so")!.Open();
        Assert.Equal(Convert.ToHexString(SHA256.HashData(original)), Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(_path))));
    }

    // ELF's hash of names, System V ABI.
    private static uint Hash(string name)
    {
        uint hash = 0;
        foreach (var letter in name)
        {
            hash = (hash << 4) + letter;
            var top = hash & 0xf0000000;
            hash = (hash ^ (top >> 24)) & ~top;
        }

        return hash;
    }
}
