using Explorer.Experiments.Data;

namespace Explorer.Experiments.Fidelities;

/// <summary>Whether an experiment's rungs fit its training, its images and its networks, and each other.</summary>
internal static class FidelityChecks
{
    // Shares that are written with few digits must not look like an order.
    private const double SameCost = 1e-9;

    public static void Check(JsonCursor? cursor, FidelitySettings fidelity, TrainingSpace training, DataSettings data, DesignSpace space)
    {
        if (cursor is null || fidelity.Rungs.Count == 0)
            return;

        if (training.Draws.Any(draw => draw.Member == "epochs"))
        {
            cursor.Problem("rungs need one number of epochs, but training.epochs is drawn anew for each trial; expected a number there");
            return;
        }

        var ladder = FidelityLadder.Of(fidelity, training.Settings);
        if (fidelity.Scheduler != SchedulerType.None && ladder.Count == 1)
            cursor.Problem("a single rung leaves a scheduler nothing to do; expected at least two rungs, or more than one of training.epochs to make them of");

        for (var i = 0; i < ladder.Count; i++)
        {
            var rung = cursor.Child($".rungs[{i}]", cursor.Item);
            CheckTraining(rung, ladder[i], training, data);
            CheckNetworks(rung, ladder[i].Fidelity, space, isTarget: i == ladder.Count - 1);
            if (i > 0)
                CheckOrder(rung, fidelity.Scheduler, ladder[i - 1].Fidelity, ladder[i].Fidelity, Resolution(space));
        }
    }

    private static void CheckTraining(JsonCursor cursor, PlannedRung rung, TrainingSpace training, DataSettings data)
    {
        var settings = training.Settings;
        if (rung.Fidelity.Epochs > settings.Epochs)
        {
            cursor.Problem($"{rung.Fidelity.Epochs} epochs, more than the {settings.Epochs} of training.epochs; expected at most those (epochs of a rung are counted from the trial's first)");
        }

        if (rung.ScheduleEpochs == rung.Fidelity.Epochs && settings.WarmupEpochs >= rung.ScheduleEpochs && rung.ScheduleEpochs < settings.Epochs)
        {
            cursor.Problem(FormattableString.Invariant($"{settings.WarmupEpochs} warm-up epochs of {rung.ScheduleEpochs} in all, expected fewer than those: the learning rate would never be reached"));
        }

        var batch = rung.Fidelity.BatchSize ?? settings.BatchSize;
        if (TrainingCost.Images(data) is { } all && TrainingCost.Share(all, rung.Fidelity.DataShare) is var images && batch > images && (rung.Fidelity.BatchSize is not null || rung.Fidelity.DataShare < 1))
        {
            cursor.Problem($"batches of {batch}, more than the {images} training images of this rung; expected at most {images}");
        }
    }

    private static void CheckNetworks(JsonCursor cursor, Fidelity fidelity, DesignSpace space, bool isTarget)
    {
        var isScaled = fidelity.WidthScale != 1 || fidelity.DepthScale != 1;
        if (isTarget && isScaled)
            cursor.Problem("the last rung is the target, where networks are trained as they are; expected neither widthScale nor depthScale");

        var (scalable, family) = space switch
        {
            StagedSpace or ResNetSpace => (true, space.Family),
            ConfigListSpace list => list.Configs.FirstOrDefault(config => !ModelScaling.CanScale(config)) is { } other ? (false, other.Family) : (true, ""),
            _ => (false, space.Family),
        };
        if (!scalable && (isScaled || fidelity.Resolution is not null))
        {
            cursor.Problem($"networks of the family {family} have one size and one resolution; expected no widthScale, depthScale or resolution (epochs, dataShare and batchSize are free)");
        }
    }

    private static void CheckOrder(JsonCursor cursor, SchedulerType scheduler, Fidelity before, Fidelity rung, int resolution)
    {
        if (before == rung)
        {
            cursor.Problem("the same as the rung before; expected another fidelity");
            return;
        }

        var (cheaper, dearer) = (FidelityLadder.NominalCost(before, resolution), FidelityLadder.NominalCost(rung, resolution));
        if (dearer < cheaper * (1 - SameCost))
        {
            cursor.Problem(FormattableString.Invariant($"costs {dearer / cheaper:0.##} of the rung before; expected rungs in order of cost, cheapest first (epochs × dataShare × pixels × depth × width²)"));
        }
        else if (scheduler != SchedulerType.None && dearer <= cheaper * (1 + SameCost))
        {
            cursor.Problem("costs no more than the rung before; expected each rung of a scheduler to cost more (epochs × dataShare × pixels × depth × width²)");
        }
    }

    private static int Resolution(DesignSpace space) => space switch
    {
        SampledSpace sampled => sampled.Input.Resolution,
        ConfigListSpace list => list.Configs[0].Input.Resolution,
        _ => 1,
    };
}
