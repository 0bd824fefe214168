namespace Explorer.Training.Data;

/// <summary>Seeded orders.</summary>
internal static class Permutation
{
    /// <summary>A uniformly drawn order of 0 … n − 1 (Fisher and Yates).</summary>
    public static int[] Of(int n, SplitMix64 random)
    {
        var order = new int[n];
        for (var i = 0; i < n; i++)
        {
            var j = random.NextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }

        return order;
    }
}
