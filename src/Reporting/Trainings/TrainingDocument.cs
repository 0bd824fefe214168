using Explorer.Documents.Figures.Kinds;
using Explorer.SearchSpace.Complexity;

namespace Explorer.Reporting.Trainings;

/// <summary>One network's training: curves, test, epochs, settings.</summary>
public static class TrainingDocument
{
    private const int MostConfusions = 8;

    /// <summary>The document.</summary>
    public static Document Of(TrainingPageInput input) => new(
        $"{input.Model} on {input.Data}",
        [new Block.Paragraph(Result(input)) { Tone = Tone.Answer }, .. Curves(input), .. Test(input), .. Epochs(input), .. Network(input)]);

    private static string Result(TrainingPageInput input)
    {
        if (input.DivergedIn is { } epoch)
            return FormattableString.Invariant($"The training diverged in epoch {epoch}: its loss became infinite or no number.");
        var best = input.Epochs[input.BestEpoch - 1];
        var validation = FormattableString.Invariant($"Validation accuracy {NumberText.Share(1 - best.ValidationError, 2)} at best, in epoch {best.Epoch} of {input.Epochs.Count}.");
        return input.TestAccuracy is { Interval: not null } test
            ? FormattableString.Invariant($"Test accuracy {Cell.Share(test, 2)} (95 % interval). {validation}")
            : validation;
    }

    private static IEnumerable<Block> Curves(TrainingPageInput input)
    {
        if (input.Epochs.Count == 0)
            yield break;
        yield return new Block.Section("curves", "Curves");
        foreach (var figure in new[] { CurveFigure.Accuracy(input.Epochs), CurveFigure.Loss(input.Epochs) })
            yield return figure;
    }

    private static IEnumerable<Block> Test(TrainingPageInput input)
    {
        if (input.TestAccuracy is not { } accuracy || input.Confusion.Count == 0)
            yield break;
        var images = input.Confusion.Sum(row => row.Sum());
        yield return new Block.Section("test", "Test");
        yield return new Block.Paragraph(string.Create(
            CultureInfo.InvariantCulture,
            $"Measured once, at the end, on {images:N0} images with the weights of epoch {input.TestEpoch}: accuracy {NumberText.Share(accuracy.Value, 2)}. The interval ({WilsonInterval.Method}) is the chance of the images drawn, not of another training."));
        yield return ConfusionMatrix.Of("confusion", "Confusion matrix of the test images: a row a class, a column the class it was taken for; depth of colour by share of the row (of mistakes, its square root).", input.Confusion, input.ClassNames);
        var mistakes = Mistakes(input).ToList();
        if (mistakes.Count == 0)
            yield break;
        yield return new Block.Heading("Most frequent mistakes");
        yield return new Table([new("class"), new("taken for"), new("images"), new("share")], mistakes);
    }

    private static IEnumerable<Block> Epochs(TrainingPageInput input)
    {
        if (input.Epochs.Count == 0)
            yield break;
        yield return new Block.Section("epochs", "Epochs");
        yield return new Table(
            [new("epoch"), new("train loss"), new("train acc."), new("val. loss"), new("val. acc."), new("s"), new("")],
            [.. input.Epochs.Select(epoch => (IReadOnlyList<Cell>)
            [
                Cell.Count(epoch.Epoch), Cell.Number(epoch.TrainLoss, 4), Cell.Share(1 - epoch.TrainError, 2), Cell.Number(epoch.ValidationLoss, 4), Cell.Share(1 - epoch.ValidationError, 2),
                Cell.Number(epoch.Seconds, 1), Cell.Words(epoch.Epoch == input.BestEpoch ? "least validation error" : ""),
            ])]);
    }

    private static IEnumerable<Block> Network(TrainingPageInput input)
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
        yield return new Table([new(""), new("")], [.. facts.Select(fact => (IReadOnlyList<Cell>)[Cell.Words(fact.Name), Cell.Words(fact.Value)])]);
    }

    private static IEnumerable<IReadOnlyList<Cell>> Mistakes(TrainingPageInput input) => input.Confusion
        .SelectMany((row, i) => row.Select((count, j) => (Row: i, Column: j, Count: count, Share: (double)count / Math.Max(1, row.Sum()))))
        .Where(cell => cell.Row != cell.Column && cell.Count > 0)
        .OrderByDescending(cell => cell.Count).ThenBy(cell => cell.Row).ThenBy(cell => cell.Column)
        .Take(MostConfusions)
        .Select(cell => (IReadOnlyList<Cell>)[Cell.Words(input.ClassNames[cell.Row]), Cell.Words(input.ClassNames[cell.Column]), Cell.Count(cell.Count), Cell.Share(cell.Share, 2)]);
}
