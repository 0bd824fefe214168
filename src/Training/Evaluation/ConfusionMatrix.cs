namespace Explorer.Training.Evaluation;

/// <summary>How often a network took one class for another.</summary>
/// <param name="Counts">Row i, column j: images of class i whose largest output is class j.</param>
public sealed record ConfusionMatrix(ValueList<ValueList<int>> Counts);
