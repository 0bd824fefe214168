namespace Explorer.SearchSpace.Spaces;

/// <summary>One parameter of every stage of an AnyNet.</summary>
/// <param name="Stages">What each stage's value is drawn from, before the order is imposed; the same for all where it is shared.</param>
/// <param name="Order">How the stages' values depend on each other. An order conditions the free draw: every ordered
/// combination keeps its relative probability.</param>
public sealed record StageParameter(ValueList<Distribution> Stages, StageOrder Order)
{
    /// <summary>A parameter with one value everywhere.</summary>
    public static StageParameter Fixed(int stages, double value) =>
        new(Enumerable.Repeat<Distribution>(new FixedValue(value), stages).ToValueList(), StageOrder.Free);
}
