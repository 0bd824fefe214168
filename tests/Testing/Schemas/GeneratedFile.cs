using Xunit;

namespace Explorer.Testing.Schemas;

/// <summary>
/// A file of the repository that is generated, as a whole or in a part. With <c>EXPLORER_WRITE_GENERATED=1</c> in the environment the
/// tests write it instead.
/// </summary>
internal static class GeneratedFile
{
    private static readonly bool IsWriting = Environment.GetEnvironmentVariable("EXPLORER_WRITE_GENERATED") == "1";

    public static void Same(string file, Func<string, string> generate)
    {
        var path = Repository.File(file);
        var found = File.Exists(path) ? File.ReadAllText(path) : "";
        var generated = generate(found);
        if (IsWriting)
            File.WriteAllText(path, generated);
        else
            Assert.True(found == generated, $"{file} is not what the tables of members say: run these tests with EXPLORER_WRITE_GENERATED=1 and commit it");
    }

    public static string Between(string text, string name, string table)
    {
        var (start, end) = ($"<!-- {name}, generated -->\n", $"<!-- end of {name} -->");
        var (from, to) = (text.IndexOf(start, StringComparison.Ordinal), text.IndexOf(end, StringComparison.Ordinal));
        Assert.True(from >= 0 && to > from, $"no place for {name}");
        return text[..(from + start.Length)] + table + text[to..];
    }
}
