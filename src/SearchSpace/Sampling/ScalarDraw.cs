namespace Explorer.SearchSpace.Sampling;

/// <summary>A distribution made ready for many draws.</summary>
internal sealed class ScalarDraw(Distribution distribution)
{
    private readonly DiscreteValues? _table = distribution.Tabulate();

    public double Draw(SplitMix64 random) => _table is null ? distribution.Draw(random) : _table.Draw(random);

    public int DrawInteger(SplitMix64 random) => (int)Draw(random);
}
