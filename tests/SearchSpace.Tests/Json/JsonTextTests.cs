namespace Explorer.SearchSpace.Tests.Json;

public sealed class JsonTextTests
{
    [Theory]
    [InlineData("{\n  \"a\": 1,\n  \"b\" 2\n}", "line 3, column 7")]
    [InlineData("{\"a\": 1,}", "line 1, column 9")]
    [InlineData("{\"a\": 1 // one\n}", "line 1, column 9")]
    [InlineData("", "line 1, column 1")]
    [InlineData("{\"a\": 1} {}", "line 1, column 10")]
    [InlineData("{\"a\": NaN}", "line 1, column 7")]
    public void Parse_MalformedText_SaysWhere(string text, string place)
    {
        var problems = Problems.Of(() => JsonText.Parse(text, "a.json", new InputProblems("a.json")));
        Problems.Only(problems, "$", $"not valid JSON at {place}");
        Assert.DoesNotContain("LineNumber", problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_RepeatedMembers_AreAllProblems()
    {
        var problems = new InputProblems("a.json");
        JsonText.Parse("""{"a": 1, "b": {"c": 1, "c": 2}, "a": 3}""", "a.json", problems);

        var found = Problems.Of(problems.ThrowIfAny);
        Problems.Has(found, "$.a", "given twice, the second time as 3");
        Problems.Has(found, "$.b.c", "given twice");
        Assert.Equal(2, found.Count);
    }

    [Fact]
    public void ReadFile_NoFile_SaysSo() => Problems.Only(
        Problems.Of(() => JsonText.ReadFile(Path.Combine(Path.GetTempPath(), "explorer-no-such-file.json"))), "$", "no such file");

    [Fact]
    public void ReadFile_Folder_SaysSo() => Problems.Only(Problems.Of(() => JsonText.ReadFile(Path.GetTempPath())), "$", "a folder, expected a file");

    [Fact]
    public void Add_ValueOfAnotherFile_NamesIt()
    {
        var problems = new InputProblems("a.json");
        problems.Add("$.x", JsonText.Parse("1", "b.json", problems), "wrong");

        Problems.Only(Problems.Of(problems.ThrowIfAny), "$.x", "wrong (in b.json)");
    }
}
