using Explorer.Documents.Figures.Kinds;
using Explorer.SearchSpace.Complexity;

namespace Explorer.Reporting.Trainings;

/// <summary>The parts of a training's page.</summary>
internal static class TrainingSections
{
    private const int MostConfusions = 8;

    /// <summary>The outcome in a sentence or two.</summary>
    public static string Result(TrainingPageInput input)
    {
        if (input.DivergedIn is { } epoch)
            return FormattableString.Invariant($"The training diverged in epoch {epoch}: its loss became infinite or no number.");
        var best = input.Epochs[input.BestEpoch - 1];
        var validation = FormattableString.Invariant($"Validation accuracy {Percent(1 - best.ValidationError)} at best, in epoch {best.Epoch} of {input.Epochs.Count}.");
        return input.TestAccuracy is { Interval: { } interval } test
            ? FormattableString.Invariant($"Test accuracy {Percent(test.Value)}, 95 % interval {Percent(interval.Lower)} to {Percent(interval.Upper)}. {validation}")
            : validation;
    }

    /// <summary>The curves.</summary>
    public static IEnumerable<Block> Curves(TrainingPageInput input)
    {
        if (input.Epochs.Count == 0)
            yield break;
        yield return new Block.Section("curves", "Curves");
        foreach (var figure in new[] { CurveFigure.Accuracy(input.Epochs), CurveFigure.Loss(input.Epochs) })
            yield return Block.Figure.Of(figure);
    }

    /// <summary>The test and which class was taken for which.</summary>
    public static IEnumerable<Block> Test(TrainingPageInput input)
    {
        if (input.TestAccuracy is not { } accuracy || input.Confusion.Count == 0)
            yield break;
        var images = input.Confusion.Sum(row => row.Sum());
        yield return new Block.Section("test", "Test");
        yield return new Block.Paragraph(string.Create(
            CultureInfo.InvariantCulture,
            $"Measured once, at the end, on {images:N0} images with the weights of epoch {input.TestEpoch}: accuracy {Percent(accuracy.Value)}. The interval ({WilsonInterval.Method}) is the chance of the images drawn, not of another training."));
        yield return Block.Figure.Of(ConfusionMatrix.Of("confusion", "Confusion matrix of the test images: a row a class, a column the class it was taken for; depth of colour by share of the row (of mistakes, its square root).", input.Confusion, input.ClassNames));
        var mistakes = Mistakes(input).ToList();
        if (mistakes.Count == 0)
            yield break;
        yield return new Block.Heading("Most frequent mistakes");
        yield return new Block.Table(["class", "taken for", "images", "share"], mistakes, new HashSet<int> { 0, 1 });
    }

    /// <summary>The epoch table.</summary>
    public static IEnumerable<Block> Epochs(TrainingPageInput input)
    {
        if (input.Epochs.Count == 0)
            yield break;
        yield return new Block.Section("epochs", "Epochs");
        yield return new Block.Table(
            ["epoch", "train loss", "train acc.", "val. loss", "val. acc.", "s"],
            [.. input.Epochs.Select(epoch => (IReadOnlyList<string>)
            [
                epoch.Epoch.ToString(CultureInfo.InvariantCulture) + (epoch.Epoch == input.BestEpoch ? " *" : ""),
                epoch.TrainLoss.ToString("F4", CultureInfo.InvariantCulture),
                Percent(1 - epoch.TrainError),
                epoch.ValidationLoss.ToString("F4", CultureInfo.InvariantCulture),
                Percent(1 - epoch.ValidationError),
                epoch.Seconds.ToString("F1", CultureInfo.InvariantCulture),
            ])],
            new HashSet<int>(),
            "* least validation error");
    }

    /// <summary>The network and its settings.</summary>
    public static IEnumerable<Block> Network(TrainingPageInput input)
    {
        var cost = ComplexityCalculator.Of(input.Config);
        yield return new Block.Section("settings", "Network and training");
        (string Name, string Value)[] facts =
        [
            ("network", $"{input.Model}, family {input.Config.Family}, config hash {ModelConfigJson.Hash(input.Config)}"),
            ("input", FormattableString.Invariant($"{input.Config.Input.Channels} × {input.Config.Input.Resolution} × {input.Config.Input.Resolution}, {input.Config.Classes} classes")),
            ("parameters", NumberText.Count(cost.Params)),
            ("multiply-adds", NumberText.Count(cost.Flops)),
            ("activations", NumberText.Count(cost.Activations)),
            .. input.Settings,
        ];
        yield return new Block.Table(["", ""], [.. facts.Select(fact => (IReadOnlyList<string>)[fact.Name, fact.Value])], new HashSet<int> { 0, 1 });
    }

    private static IEnumerable<IReadOnlyList<string>> Mistakes(TrainingPageInput input) => input.Confusion
        .SelectMany((row, i) => row.Select((count, j) => (Row: i, Column: j, Count: count, Share: (double)count / Math.Max(1, row.Sum()))))
        .Where(cell => cell.Row != cell.Column && cell.Count > 0)
        .OrderByDescending(cell => cell.Count).ThenBy(cell => cell.Row).ThenBy(cell => cell.Column)
        .Take(MostConfusions)
        .Select(cell => (IReadOnlyList<string>)[input.ClassNames[cell.Row], input.ClassNames[cell.Column], NumberText.Count(cell.Count), Percent(cell.Share)]);

    private static string Percent(double share) => (100 * share).ToString("F2", CultureInfo.InvariantCulture) + NumberText.Space + "%";
}
