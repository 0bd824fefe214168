using Explorer.Experiments.Fidelities;

namespace Explorer.Analysis.Import.Tables;

/// <summary>What a trial got, step by step: the columns of its results, or the values of one column of budgets.</summary>
internal sealed class TableBudgets
{
    private const int Most = 10;

    private TableBudgets(IReadOnlyList<Fidelity> steps, int[] kept) => (Steps, Kept) = (steps, kept);

    /// <summary>Every step, cheapest first; the last is the target.</summary>
    public IReadOnlyList<Fidelity> Steps { get; }

    /// <summary>Those that fidelities are told of: in about doubling steps where there are many.</summary>
    public IReadOnlyList<int> Kept { get; }

    /// <summary>The words of a step.</summary>
    public string Label(int step) => Steps[step].Budget!;

    /// <summary>One step a column of results.</summary>
    public static TableBudgets OfColumns(IReadOnlyList<string> names)
    {
        double?[] numbers = [.. names.Select(name => ColumnNames.Numbered(name)?.Number)];
        var known = numbers.All(number => number is not null) && numbers.Distinct().Count() == numbers.Length;
        return Of([.. names.Select((name, i) => (name, known ? numbers[i] : null))]);
    }

    /// <summary>One step a value of a column.</summary>
    public static TableBudgets OfValues(string name, IEnumerable<double> values) =>
        Of([.. values.Distinct().Order().Select(value => (FormattableString.Invariant($"{name} {value}"), (double?)value))]);

    /// <summary>The step of a value.</summary>
    public int IndexOf(double value) => Steps.Index().First(step => step.Item.Cost == value).Index;

    private static TableBudgets Of(List<(string Label, double? Cost)> steps) => new(
        [.. steps.Select((step, i) => new Fidelity { Epochs = i + 1, Budget = step.Label, Cost = step.Cost })],
        [.. Enumerable.Range(0, steps.Count).Where(i => steps.Count <= Most || IsKept(steps, i))]);

    // The target, and below it the greatest of each factor of two.
    private static bool IsKept(List<(string Label, double? Cost)> steps, int step)
    {
        double Of(int i) => steps[i].Cost ?? i + 1;
        var halvings = Math.Ceiling(Math.Log2(Of(steps.Count - 1) / Of(step)) - 1e-9);
        return step == steps.Count - 1 || (halvings < Most && halvings == Math.Round(Math.Log2(Of(steps.Count - 1) / Of(step)), MidpointRounding.AwayFromZero)
            && (step + 1 == steps.Count || Math.Ceiling(Math.Log2(Of(steps.Count - 1) / Of(step + 1)) - 1e-9) < halvings));
    }
}
