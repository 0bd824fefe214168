namespace Explorer.Tests.Commands;

/// <summary>A study whose networks train in a second each: two steps and a family of one.</summary>
internal static class TinyStudy
{
    private const int StepTrials = 10;
    private const int FamilyTrials = 5;

    /// <summary>Writes <c>tiny.json</c> and its experiments.</summary>
    public static CommandRunner Write(CommandRunner runner)
    {
        SmallExperiment.Write(runner, trainImages: 256, epochs: 1);
        runner.Write("small-b.json", """{"extends": "small.json", "name": "small-b", "space": {"shared": ["bottleneckRatio"]}}""");
        runner.Write("tiny.json", """
            {"name": "tiny", "description": "A study for a test.",
             "steps": [{"experiment": "small.json", "question": "How good?"}, {"experiment": "small-b.json", "constraint": "one bottleneck ratio"}],
             "family": {"from": "small-b", "networks": 3, "budgets": [{"name": "300k", "flops": ["200K", "400K"]}], "retrain": {"seeds": 2, "training": {"epochs": 2}}}}
            """);
        return runner;
    }

    /// <summary>Experiment, index and error of every trial of the study.</summary>
    public static async Task<IReadOnlyList<string>> ErrorsAsync(CommandRunner runner)
    {
        var errors = new List<string>();
        foreach (var line in (await runner.RunAsync("status", "--json")).Lines)
        {
            var trials = await runner.RunAsync("trials", (string)line["experiment"]!, "--json");
            errors.AddRange(trials.Lines.Select(trial => $"{trial["experiment"]} {trial["index"]} {trial["error"]}"));
        }

        Assert.Equal(StepTrials + FamilyTrials, errors.Count);
        return errors;
    }
}
