using System.Xml.Linq;
using Explorer.Analysis.Comparisons;
using Explorer.Analysis.Regime;
using Explorer.Analysis.Studies;
using Explorer.Experiments;
using Explorer.Experiments.Studies;
using Explorer.SearchSpace.Sampling;
using Explorer.SearchSpace.Spaces;

namespace Explorer.Analysis.Tests.Studies;

public sealed class StudyDocumentTests : IDisposable
{
    private const string Hostile = "</style><script>alert(1)</script> |";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_TwoSpaces_GivesVerdictSizesFiguresAndFamily()
    {
        var input = Input(32);
        var files = Write(input, _folder.Path);

        Assert.Equal(["study.html", "study.md"], files.Take(2).Select(Path.GetFileName));
        var text = File.ReadAllText(files[1]);
        var verdict = input.Steps[1].Comparison!.VerdictInWords;
        Assert.Contains(verdict[1..].Split(' ')[0], text, StringComparison.Ordinal);
        Assert.Contains("3.17e14", text, StringComparison.Ordinal);
        Assert.Contains("1.38e13 (1.32e13)", text, StringComparison.Ordinal);
        Assert.Contains("25.0 %", text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.All(Regex.Matches(text, @"!\[[^\]]*\]\((?<file>[^)]*)\)", RegexOptions.None, TimeSpan.FromSeconds(1)), picture =>
            Assert.Contains(Path.Combine(_folder.Path, picture.Groups["file"].Value), files));
        Assert.All(files.Where(file => file.EndsWith(".svg", StringComparison.Ordinal)), file => XDocument.Load(file));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Write_FewTrials_LeavesNoPlaceholderAndNoNaN(int count)
    {
        foreach (var file in Write(Input(count), _folder.Path).Where(file => !file.EndsWith(".png", StringComparison.Ordinal)))
        {
            var text = WithoutScripts(File.ReadAllText(file));
            Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
            Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
            Assert.DoesNotContain("∞", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Write_HostileStrings_AreTextAndNothingIsLoaded()
    {
        var input = Input(8);
        var files = Write(input with { Study = input.Study with { Description = Hostile, Steps = [.. input.Study.Steps.Select(step => step with { Question = Hostile })] } }, _folder.Path);

        var html = WithoutScripts(File.ReadAllText(files[0]));
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.Equal(3, Regex.Count(html, "<script", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.DoesNotMatch("<(link|img|iframe)[^>]*(src|href)", html);
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", File.ReadAllText(files[1]).Replace("\\<", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_DecisionsOfAutoMode_StandWithTheirEvidence()
    {
        var decision = new StudyDecision { Round = 1, From = "c", Tried = "s-1", Constraint = "widths that never fall", Evidence = "mean error -3.1 points", Networks = 16, Verdict = "Better: p = 0.0010.", Kept = true };
        var files = Write(Input(8) with { Decisions = [decision] }, _folder.Path);

        Assert.Matches("widths that never fall .*mean error -3.1 points .*Better: p = 0.0010. Kept.", File.ReadAllText(files[1]));
    }

    // The figures' library and script speak of what no number may be.
    private static string WithoutScripts(string page) => page.Replace(HtmlWriter.Plotly.Text, "", StringComparison.Ordinal).Replace(HtmlWriter.FigureScript.Text, "", StringComparison.Ordinal);

    private static IReadOnlyList<string> Write(StudyReport report, string directory) =>
        DocumentPage.Write(StudyDocument.Of(report), new PageFrame("Study of design spaces", "0.1.0", SyntheticTrials.Start) { Description = report.Study.Description ?? "" }, "study.html", directory, "study.md");

    private static StudyReport Input(int count)
    {
        var c = Experiment("c", "");
        var d = Experiment("d", """, "nonDecreasing": ["width"]""");
        var (worse, better) = (Population(count, 0.4), Population(count, 0.3));
        var steps = new[] { new StudyStep { Experiment = c, Question = "How good?", Against = null }, new StudyStep { Experiment = d, Constraint = "widths never fall", Against = "c" } };
        var study = new Study { Name = "s", Mode = StudyMode.Steps, Steps = [.. steps], Origin = "s.json", Family = Family(c) };
        return new StudyReport
        {
            Study = study,
            Steps = count == 0 ? [] : [Result(steps[0], worse, null), Result(steps[1], better, PopulationComparer.Compare(new NamedPopulation("c", worse), new NamedPopulation("d", better)))],
            FamilyFrom = "d",
            Family = count == 0 ? [] : [FamilyMember.Of("1mf", ComplexityWindow.All, better, better.Members.Take(3).Select(member => member.Trial)) with
            {
                Test = new FamilyTest("s-1mf", 0, new Estimate(0.25, ProportionInterval.ClopperPearson(25, 100)), 100),
            }],
        };
    }

    private static StudyStepResult Result(StudyStep step, Population population, PopulationComparison? comparison) => new()
    {
        Step = step,
        Space = SpaceSummary.Of(step.Experiment.Space, attempts: 200),
        Population = population,
        Regime = RegimeCheck.Of(population.Members.Select(member => member.Trial)),
        Planned = population.Count,
        Comparison = comparison,
    };

    private static FamilySettings Family(Experiment experiment) => new()
    {
        Budgets = [new FamilyBudget("1mf", ComplexityWindow.All)],
        Selection = experiment.Training,
        Retraining = experiment.Training,
        Limits = experiment.Limits,
    };

    private static Population Population(int count, double mean) =>
        Analysis.Populations.Population.Of(Enumerable.Range(0, count).Select(i => SyntheticTrials.Completed(i, mean + (0.1 * i / Math.Max(1, count)), SyntheticTrials.Network([1, 2, 4, 2], [8 * (i + 1), 32, 64, 128]))));

    private static Experiment Experiment(string name, string rules) => ExperimentReader.Parse(
        $$"""
        {"name": "{{name}}", "space": {"family": "anynet", "input": {"channels": 3, "resolution": 32}, "classes": 10, "stem": {"type": "cifar", "width": 16}, "block": "bottleneck",
          "stages": 4, "depth": {"logUniform": [1, 16]}, "width": {"logUniform": [8, 1024], "multipleOf": 8},
          "bottleneckRatio": {"choices": [1, 2, 4]}, "groupWidth": {"choices": [1, 2, 4, 8, 16, 32]}, "shared": ["bottleneckRatio", "groupWidth"]{{rules}} },
         "data": {"name": "shapes", "train": 1000, "validation": 200}, "training": {"epochs": 3} }
        """,
        name);
}
