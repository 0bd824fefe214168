namespace Explorer.Statistics.Correlations;

/// <summary>Counts ranks as they come in (Fenwick, Software: Practice and Experience 24, 1994): each step takes log n.</summary>
/// <param name="ranks">Different ranks there are.</param>
internal sealed class RankTree(int ranks)
{
    private readonly long[] _sums = new long[ranks + 1];
    private long _count;

    /// <summary>Adds one of a rank, from 0.</summary>
    public void Add(int rank)
    {
        _count++;
        for (var i = rank + 1; i < _sums.Length; i += i & -i)
            _sums[i]++;
    }

    /// <summary>How many are below a rank.</summary>
    public long Below(int rank)
    {
        var sum = 0L;
        for (var i = rank; i > 0; i -= i & -i)
            sum += _sums[i];

        return sum;
    }

    /// <summary>How many are above a rank.</summary>
    public long Above(int rank) => _count - Below(rank + 1);

    /// <summary>How many are at a rank or above.</summary>
    public long From(int rank) => _count - Below(rank);
}
