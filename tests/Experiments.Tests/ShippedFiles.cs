namespace Explorer.Experiments.Tests;

/// <summary>The files of <c>experiments/</c>; a name that ends in <c>-study</c>, or has words after it, is a study's.</summary>
internal static class ShippedFiles
{
    private static readonly string Folder = System.IO.Path.Combine(AppContext.BaseDirectory, "experiments");

    public static TheoryData<string> Experiments => [.. Names().Where(name => !IsStudy(name))];

    public static TheoryData<string> Studies => [.. Names().Where(IsStudy)];

    public static string Path(string file) => System.IO.Path.Combine(Folder, file);

    private static bool IsStudy(string name) => name.Contains("-study", StringComparison.Ordinal);

    private static IEnumerable<string> Names() => Directory.GetFiles(Folder, "*.json").Select(f => System.IO.Path.GetFileName(f)).Order(StringComparer.Ordinal);
}
