using Explorer.Analysis.Regime;
using Explorer.Documents.Blocks;
using Explorer.Documents.Writers;

namespace Explorer.Analysis.Tests.Derivation;

public sealed class DerivationDocumentTests
{
    private static readonly RegimeCheck Unchecked = RegimeCheck.Of([]);

    [Fact]
    public void Of_NoRule_SaysSoBeforeItsTables()
    {
        var proposal = Proposal(_ => 0.4, 60);
        var document = Document(proposal);

        Assert.Empty(proposal.Changes);
        Assert.StartsWith($"{proposal.Experiment}: 60 networks show no rule at 5\u00a0% for all tests together", Answers(document)[0], StringComparison.Ordinal);
        Assert.Contains($"n = {proposal.NeededCount}", string.Concat(document.Blocks.OfType<Block.Paragraph>().Select(paragraph => paragraph.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ManyCandidates_HasEveryOneInOneTableLeastPFirst()
    {
        var proposal = Proposal(_ => 0.4, 60);
        var table = Document(proposal).Blocks.OfType<Table>().Last();

        Assert.Equal(proposal.Rejected.Select(evidence => evidence.Candidate).Order(), table.Rows.Select(row => row[0].Text).Order());
        var tested = table.Rows.Select(row => row[5].Value).OfType<double>().ToList();
        Assert.Equal(tested.Order(), tested);
        Assert.All(table.Rows, row => Assert.NotEqual("", row[6].Text));
        using var text = new StringWriter();
        new TerminalWriter(text).Write(new Document("", [table]));
        Assert.Equal(1 + Math.Min(5, table.Rows.Count) + 1, text.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.EndsWith($"the 5 of least p; all with --json{Environment.NewLine}", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_Rule_HasItsFiguresAsTheEvidenceHasThem()
    {
        var proposal = Proposal(network => 0.3 + (0.04 * network.Stages.Zip(network.Stages.Skip(1)).Count(pair => pair.Second.Width < pair.First.Width)), 1_500);
        var document = Document(proposal);

        var table = document.Blocks.OfType<Table>().First();
        Assert.Equal(proposal.Changes.Select(change => (change.Evidence.Candidate, change.Evidence.Effect?.Value, change.Evidence.AdjustedPValue)), table.Rows.Select(row => (row[0].Text, row[1].Value, row[5].Value)));
        Assert.Contains("widths that never fall from stage to stage", table.Rows.Select(row => row[0].Text));
        Assert.Contains(proposal.Changes[0].Refutation, Answers(document)[^1], StringComparison.Ordinal);
        Assert.Contains(document.Blocks.OfType<Block.Points>().Single().Items, item => item.StartsWith("$.space.nonDecreasing: [] -> [\"width\"]", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_LineInPlaceOfStages_SaysWhatWeighsMostFirst()
    {
        var evidence = Proposal(_ => 0.4, 60).Rejected[0] with { Hindrances = ["the line takes its place", "its members are shown to be worse"] };

        Assert.StartsWith("the line takes its place; its members are shown to be worse; ", evidence.Reason, StringComparison.Ordinal);
    }

    private static DerivationProposal Proposal(Func<AnyNetConfig, double> error, int count)
    {
        var experiment = PlantedPopulation.AnyNet(count);
        return SpaceDerivation.Propose(experiment, PlantedPopulation.Of(experiment, error, noise: 0.03, seed: 1));
    }

    private static Document Document(DerivationProposal proposal) => DerivationDocument.Of(new DerivationReport(proposal, Unchecked, 8, null));

    private static List<string> Answers(Document document) => [.. document.Blocks.OfType<Block.Paragraph>().Where(paragraph => paragraph.Tone == Tone.Answer).Select(paragraph => paragraph.Text)];
}
