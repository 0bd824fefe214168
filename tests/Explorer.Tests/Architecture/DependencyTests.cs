using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Explorer.Tests.Architecture;

/// <summary>The rules of docs/architecture.md: references point only up its list, and each boundary has one owner.</summary>
public sealed class DependencyTests
{
    /// <summary>A project may reference only those named before it.</summary>
    private static readonly string[] Order =
        ["SearchSpace", "Statistics", "Experiments", "Documents", "Analysis", "Kernels", "Models", "Training", "Storage", "Execution", "Zoo", "Watch", "Explorer"];

    public static TheoryData<string> Projects => new(Order);

    [Fact]
    public void Projects_InSource_AreExactlyThoseOfTheList()
    {
        var found = Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(Path.GetFileName);

        Assert.Equal(Order.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal)!);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void References_OfProject_PointOnlyToProjectsBeforeIt(string project)
    {
        var file = XDocument.Load(Path.Combine(Repository.Root, "src", project, $"{project}.csproj"));
        var references = file.Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!));

        Assert.All(references, reference => Assert.True(
            Array.IndexOf(Order, reference) < Array.IndexOf(Order, project), $"{project} must not reference {reference}"));
    }

    [Theory]
    [InlineData("SearchSpace")]
    [InlineData("Statistics")]
    [InlineData("Experiments")]
    [InlineData("Documents")]
    [InlineData("Storage")]
    [InlineData("Execution")]
    [InlineData("Analysis")]
    [InlineData("Watch")]
    public void Torch_IsOutOfReach_OfSamplingStorageAndAnalysis(string project) =>
        Assert.Empty(ReachableFrom($"Explorer.{project}").Intersect(["Explorer.Kernels", "TorchSharp"], StringComparer.Ordinal));

    /// <summary>Statistics knows no experiment, documents know no question, the live page's server neither.</summary>
    [Theory]
    [InlineData("Statistics", "SearchSpace")]
    [InlineData("Documents", "SearchSpace", "Statistics")]
    [InlineData("Watch", "SearchSpace", "Statistics", "Documents")]
    public void References_OfStatisticsDocumentsAndWatch_AreFew(string project, params string[] allowed) =>
        Assert.All(ReachableFrom($"Explorer.{project}").Where(name => name.StartsWith("Explorer.", StringComparison.Ordinal)), name => Assert.Contains(name["Explorer.".Length..], (string[])[project, .. allowed]));

    /// <summary>
    /// Kernels calls its own library, TorchSharp's for a tensor's address, and the system's loader and memory; Execution makes the system calls
    /// that keep a worker's pipe clean and end it at once, Storage the one that syncs a folder, SearchSpace the one
    /// that tells a file from a pipe or a device, Explorer the one that has the live page go behind a run.
    /// </summary>
    [Theory]
    [MemberData(nameof(Projects))]
    public void NativeCode_IsCalled_OnlyByKernelsAndBySystemCalls(string project)
    {
        using var assembly = Open(project);
        var metadata = assembly.GetMetadataReader();
        var libraries = metadata.MethodDefinitions.Select(metadata.GetMethodDefinition)
            .Where(method => method.Attributes.HasFlag(System.Reflection.MethodAttributes.PinvokeImpl))
            .Select(method => metadata.GetString(metadata.GetModuleReference(method.GetImport().Module).Name))
            .Distinct()
            .Order(StringComparer.Ordinal);

        Assert.Equal(project switch { "Kernels" => ["LibTorchSharp", "explorer_kernels", "libc"], "Execution" or "Storage" or "SearchSpace" or "Explorer" => ["libc"], _ => [] }, libraries);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Databases_AreSeen_OnlyByStorage(string project) =>
        Assert.Equal(project == "Storage", ReferencesOf(project).Any(name => name.Contains("Sqlite", StringComparison.Ordinal) || name == "LiteDB"));

    [Theory]
    [MemberData(nameof(Projects))]
    public void LibrariesThatDraw_AreSeen_OnlyByDocuments(string project) =>
        Assert.Equal(project == "Documents", ReferencesOf(project).Any(name => name is "ScottPlot" or "SkiaSharp"));

    [Theory]
    [MemberData(nameof(Projects))]
    public void LibraryOfRegressionTrees_IsSeen_OnlyByStatistics(string project) =>
        Assert.Equal(project == "Statistics", ReferencesOf(project).Any(name => name.StartsWith("Microsoft.ML", StringComparison.Ordinal) && name != "Microsoft.ML.OnnxRuntime"));

    [Theory]
    [MemberData(nameof(Projects))]
    public void OnnxRuntime_IsSeen_OnlyByZoo(string project) =>
        Assert.Equal(project == "Zoo", ReferencesOf(project).Contains("Microsoft.ML.OnnxRuntime"));

    [Theory]
    [MemberData(nameof(Projects))]
    public void ParquetFiles_AreSeen_OnlyByAnalysis(string project) => Assert.Equal(project == "Analysis", ReferencesOf(project).Contains("Parquet"));

    [Theory]
    [MemberData(nameof(Projects))]
    public void SeparatedValues_AreRead_OnlyByAnalysis(string project) => Assert.Equal(project == "Analysis", ReferencesOf(project).Contains("CsvHelper"));

    [Theory]
    [MemberData(nameof(Projects))]
    public void WebServer_IsSeen_OnlyByWatchAndByTheChannelOfAgents(string project) =>
        Assert.Equal(project is "Watch" or "Execution", ReferencesOf(project).Any(name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)));

    /// <summary>Commands write to what they are given. Execution takes the standard streams of its workers as pipes; it prints nothing.</summary>
    [Fact]
    public void Console_IsSeen_OnlyByTheEntryPointAndByWorkers()
    {
        var sources = Path.Combine(Repository.Root, "src");
        var seeing = Directory.GetFiles(sources, "*.cs", SearchOption.AllDirectories)
            .Where(file => Regex.IsMatch(File.ReadAllText(file), @"(?<![\w.])Console\.\w", RegexOptions.None, TimeSpan.FromSeconds(5)))
            .Select(file => Path.GetRelativePath(sources, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal);

        Assert.Equal(["Execution/Workers/StandardOutput.cs", "Execution/Workers/WorkerProcess.cs", "Explorer/Program.cs"], seeing);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Types_OfProject_AreNotNamedLikeTheirNamespace(string project)
    {
        using var assembly = Open(project);
        var metadata = assembly.GetMetadataReader();
        var clashes = metadata.TypeDefinitions.Select(metadata.GetTypeDefinition)
            .Select(type => (Namespace: metadata.GetString(type.Namespace), Name: metadata.GetString(type.Name)))
            .Where(type => type.Namespace.StartsWith("Explorer", StringComparison.Ordinal) && type.Namespace.Split('.')[^1] == type.Name);

        Assert.Empty(clashes);
    }

    private static IEnumerable<string> ReachableFrom(string assembly)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>([assembly]);
        while (waiting.TryDequeue(out var next))
        {
            if (seen.Add(next) && next.StartsWith("Explorer.", StringComparison.Ordinal))
            {
                foreach (var reference in ReferencesOf(next["Explorer.".Length..]))
                    waiting.Enqueue(reference);
            }
        }

        return seen;
    }

    private static List<string> ReferencesOf(string project)
    {
        using var assembly = Open(project);
        var metadata = assembly.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    private static PEReader Open(string project)
    {
        var name = project == "Explorer" ? "explorer.dll" : $"Explorer.{project}.dll";
        return new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, name)));
    }
}
