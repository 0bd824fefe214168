namespace Explorer.Estimates;

/// <summary>A way to train a sample of a space.</summary>
/// <param name="Name">In words.</param>
/// <param name="Correlations">Of each cheap level's error with the target's, as normal scores.</param>
/// <param name="Epochs">Epochs at each level, the target last.</param>
/// <param name="Networks">Networks sampled.</param>
/// <param name="Lot">Networks trained to the target by lot.</param>
/// <param name="Halves">Whether successive halving promotes others as well.</param>
internal sealed record Design(string Name, double[] Correlations, int[] Epochs, int Networks, int Lot, bool Halves)
{
    /// <summary>The designs of the table.</summary>
    public static IEnumerable<Design> All()
    {
        foreach (var rho in (double[])[0.5, 0.8, 0.95])
        {
            yield return new Design("lot only", [rho], [1, 16], 128, 16, Halves: false);
            yield return new Design("lot only", [rho], [1, 16], 256, 24, Halves: false);
        }

        foreach (var (first, second) in (IEnumerable<(double, double)>)[(0.5, 0.8), (0.8, 0.95), (0.95, 0.98)])
        {
            foreach (var (networks, lot) in (IEnumerable<(int, int)>)[(64, 16), (128, 24), (512, 52)])
                yield return new Design("ASHA", [first, second], [1, 4, 16], networks, lot, Halves: true);
        }
    }
}
