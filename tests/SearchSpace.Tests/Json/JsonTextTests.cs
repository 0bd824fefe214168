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

    [Theory]
    [InlineData("""{"a": {"b": [1, "x\ud83d"]}}""", "$.a.b[1]")]
    [InlineData("""{"a": {"\ude00": 1}}""", "$.a")]
    [InlineData("""["\udc00\ud800"]""", "$[0]")]
    [InlineData("""{"a": 1, "a": "\ud800x"}""", "$.a")]
    public void Parse_HalfASurrogatePair_IsAProblemWithItsPlace(string text, string path) =>
        Problems.Only(Problems.Of(() => JsonText.Parse(text, "a.json", new InputProblems("a.json"))), path, "holds half of a surrogate pair");

    [Fact]
    public void Parse_WholeSurrogatePair_IsText() =>
        Assert.Equal("\U0001F600", JsonText.Parse("""["\ud83d\ude00"]""", "a.json", new InputProblems("a.json")).Items[0].Text);

    [Theory]
    [InlineData("1e-30", null)]
    [InlineData("1.00000000000000000000000000000000001", null)]
    [InlineData("0.5e0", null)]
    [InlineData("12.50e1", 125UL)]
    [InlineData("3.000", 3UL)]
    [InlineData("0.03e2", 3UL)]
    [InlineData("0.000", 0UL)]
    [InlineData("120e-1", 12UL)]
    [InlineData("1234e-2", null)]
    [InlineData("18446744073709551615", 18446744073709551615UL)]
    [InlineData("1e999", null)]
    public void Seed_Literal_IsTakenOnlyWhereItIsWhole(string literal, ulong? expected)
    {
        var problems = new InputProblems("a.json");
        var seed = new JsonCursor(JsonText.Parse(literal, "a.json", problems), "$.seed", problems).Seed();

        Assert.Equal(expected, seed);
        Assert.Equal(expected is null ? 1 : 0, problems.Count);
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
