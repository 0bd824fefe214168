namespace Explorer.Experiments.Fidelities;

/// <summary>The rungs that a trial may climb, cheapest first.</summary>
public static class FidelityLadder
{
    /// <summary>
    /// The ladder of one trial. Successive rungs that differ in epochs alone form a chain: a trial continues from one to the
    /// next, under one learning-rate schedule over the epochs of the chain's last rung.
    /// </summary>
    /// <param name="settings">The experiment's fidelities.</param>
    /// <param name="training">The trial's training.</param>
    /// <returns>At least one rung; the last is the target.</returns>
    public static IReadOnlyList<PlannedRung> Of(FidelitySettings settings, TrainingSettings training)
    {
        Fidelity[] fidelities = settings.Rungs.Count == 0
            ? [new Fidelity { Epochs = training.Epochs }]
            : [.. settings.Rungs.Select(rung => rung.Of(training.Epochs))];
        var ladder = new PlannedRung[fidelities.Length];
        for (var i = fidelities.Length - 1; i >= 0; i--)
        {
            var continues = i > 0 && Continues(fidelities[i - 1], fidelities[i]);
            var isContinued = i + 1 < ladder.Length && ladder[i + 1].Continues;
            ladder[i] = new PlannedRung(i, fidelities[i], continues, isContinued ? ladder[i + 1].ScheduleEpochs : fidelities[i].Epochs);
        }

        return ladder;
    }

    /// <summary>Rungs of epochs alone: all of them, and ever fewer by the reduction, down to one.</summary>
    /// <param name="epochs">Epochs of the target, at least 1.</param>
    /// <param name="reduction">η, above 1.</param>
    public static ValueList<DeclaredRung> Geometric(int epochs, double reduction)
    {
        var rungs = new List<int> { epochs };
        for (var share = epochs / reduction; rungs[0] > 1; share /= reduction)
        {
            var fewer = Math.Max(1, (int)Math.Round(share, MidpointRounding.AwayFromZero));
            if (fewer < rungs[0])
                rungs.Insert(0, fewer);
        }

        return rungs.Select(count => new DeclaredRung { Epochs = count }).ToValueList();
    }

    /// <summary>
    /// What a rung costs beside the whole training at full fidelity, by rule of thumb: in proportion to epochs, images, pixels,
    /// depth and the square of the width.
    /// </summary>
    /// <param name="fidelity">The rung.</param>
    /// <param name="resolution">The networks' own resolution.</param>
    public static double NominalCost(Fidelity fidelity, int resolution)
    {
        var side = (double)(fidelity.Resolution ?? resolution) / resolution;
        return fidelity.Epochs * fidelity.DataShare * side * side * fidelity.WidthScale * fidelity.WidthScale * fidelity.DepthScale;
    }

    private static bool Continues(Fidelity before, Fidelity after) =>
        after.Epochs > before.Epochs && after with { Epochs = before.Epochs } == before;
}
