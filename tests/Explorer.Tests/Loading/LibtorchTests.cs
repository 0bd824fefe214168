using System.Xml.Linq;

namespace Explorer.Tests.Loading;

/// <summary>What a process says to a libtorch that it cannot use.</summary>
public sealed class LibtorchTests : IDisposable
{
    private const int MachineLacks = 3;
    private static readonly string[] Libraries = ["libc10.so", "libtorch_cpu.so", "libtorch.so"];
    private readonly CommandRunner _runner = new();

    public LibtorchTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "libraries are named as on Linux");

    public void Dispose() => _runner.Dispose();

    [Fact]
    public async Task Summary_LibtorchOfThePackage_Computes()
    {
        var output = await _runner.RunAsync("summary", "resnet18");
        Assert.Equal(0, output.ExitCode);
        Assert.Equal("", output.Error);
    }

    [Fact]
    public async Task Summary_FolderWithoutLibtorch_SaysWhereItLookedAndWhatToDo()
    {
        var output = await RunAsync();
        Assert.Equal(MachineLacks, output.ExitCode);
        Assert.Contains(Path.Combine(_runner.Folder, "torch", "lib"), output.Error, StringComparison.Ordinal);
        Assert.Contains("LIBTORCH", output.Error, StringComparison.Ordinal);
        AssertIsOneLine(output);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no library")]
    public async Task Summary_FilesThatAreNoLibraries_SaysWhichFile(string content)
    {
        foreach (var library in Libraries)
            File.WriteAllText(Path.Combine(Lib(), library), content);
        var output = await RunAsync();
        Assert.Equal(MachineLacks, output.ExitCode);
        Assert.Contains(Path.Combine(_runner.Folder, "torch", "lib", "libc10.so"), output.Error, StringComparison.Ordinal);
        AssertIsOneLine(output);
    }

    [Fact]
    public async Task Summary_OneLibraryMissing_SaysWhich()
    {
        foreach (var (library, path) in Libraries.Zip(Package()).Where(pair => pair.First != "libtorch_cpu.so"))
            File.CreateSymbolicLink(Path.Combine(Lib(), library), path);
        var output = await RunAsync();
        Assert.Equal(MachineLacks, output.ExitCode);
        Assert.Contains("libtorch_cpu.so was not found", output.Error, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_runner.Folder, "torch", "lib"), output.Error, StringComparison.Ordinal);
        AssertIsOneLine(output);
    }

    [Fact]
    public async Task Summary_OlderLibtorch_SaysWhichVersionIsExpected()
    {
        const string System = "/usr/lib/x86_64-linux-gnu";
        string[] old = [.. Libraries.Select(library => Directory.GetFiles(System, $"{library}.1.*").Order(StringComparer.Ordinal).FirstOrDefault("")!)];
        Assert.SkipWhen(old.Contains("", StringComparer.Ordinal), $"no libtorch 1 in {System} (Debian's libtorch1.13)");
        foreach (var (library, path) in Libraries.Zip(old))
            File.CreateSymbolicLink(Path.Combine(Lib(), library), path);
        var output = await RunAsync();
        Assert.Equal(MachineLacks, output.ExitCode);
        Assert.Contains($"made for libtorch {PackageVersion("LibtorchVersion")}", output.Error, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_runner.Folder, "torch"), output.Error, StringComparison.Ordinal);
        AssertIsOneLine(output);
    }

    [Fact]
    public async Task Probe_LibtorchElsewhere_ComputesWithItAndTellsItsVersion()
    {
        foreach (var library in Directory.GetFiles(Path.GetDirectoryName(Package()[0])!))
            File.CreateSymbolicLink(Path.Combine(Lib(), Path.GetFileName(library)), library);
        var version = $"{PackageVersion("LibtorchVersion")}+elsewhere";
        File.WriteAllText(Path.Combine(_runner.Folder, "torch", "build-version"), $"{version}\n");
        _runner.Environment["LIBTORCH"] = Path.Combine(_runner.Folder, "torch");
        var output = await _runner.RunProcessAsync("probe", "steps", "1", "0.01");
        Assert.Equal((0, ""), (output.ExitCode, output.Error));
        Assert.StartsWith($"libtorch {version}", (string?)output.Lines.Single()["engine"], StringComparison.Ordinal);
    }

    private static void AssertIsOneLine(CommandOutput output)
    {
        Assert.StartsWith("explorer: ", output.Error, StringComparison.Ordinal);
        Assert.Single(output.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    // Where NuGet keeps the libraries that the build refers to.
    private static string[] Package()
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } own
            ? own : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return [.. Libraries.Select(library => Path.Combine(packages, "libtorch-cpu-linux-x64", PackageVersion("LibtorchVersion"), "runtimes", "linux-x64", "native", library))];
    }

    private static string PackageVersion(string property) => (string)XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants(property).Single();

    private string Lib() => Directory.CreateDirectory(Path.Combine(_runner.Folder, "torch", "lib")).FullName;

    private Task<CommandOutput> RunAsync()
    {
        _runner.Environment["LIBTORCH"] = Path.Combine(_runner.Folder, "torch");
        return _runner.RunProcessAsync("summary", "resnet18");
    }
}
