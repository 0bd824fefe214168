namespace Explorer.SearchSpace.Tests;

internal static class Problems
{
    public static IReadOnlyList<Problem> Of(Action action) => Assert.Throws<InvalidInputException>(action).Problems;

    public static void Has(IReadOnlyList<Problem> problems, string path, string words) => Assert.Contains(
        problems,
        problem => problem.Path == path && problem.Message.Contains(words, StringComparison.Ordinal));

    public static void Only(IReadOnlyList<Problem> problems, string path, string words)
    {
        Has(problems, path, words);
        Assert.Single(problems);
    }
}
