using Explorer.Experiments.Data;
using Explorer.SearchSpace.Complexity;

namespace Explorer.Experiments.Fidelities;

/// <summary>What training costs, in multiply-adds forward: images trained on times FLOPs of one. Backward passes cost in proportion.</summary>
public static class TrainingCost
{
    /// <summary>Training images of a data set as an experiment uses it; null where that is not known beforehand.</summary>
    public static int? Images(DataSettings data) => data.Train ?? DataSetFacts.Find(data.Name)?.TrainingImages - data.Validation;

    /// <summary>Images that an epoch uses of a share of the set: at least one.</summary>
    /// <param name="images">Training images in all.</param>
    /// <param name="share">Share used, in (0, 1].</param>
    public static int Share(int images, double share) => Math.Max(1, (int)Math.Round(images * share, MidpointRounding.ToEven));

    /// <summary>Images that the steps of one epoch take: whole batches alone.</summary>
    /// <param name="images">Images of the epoch.</param>
    /// <param name="batchSize">Images a step.</param>
    public static int InWholeBatches(int images, int batchSize) => images < batchSize ? images : images / batchSize * batchSize;

    /// <summary>The network that a fidelity trains in a network's place, at the fidelity's resolution.</summary>
    public static ModelConfig Network(ModelConfig config, Fidelity fidelity)
    {
        var scaled = config.Scaled(fidelity.WidthScale, fidelity.DepthScale);
        return fidelity.Resolution is { } resolution && resolution != scaled.Input.Resolution
            ? scaled with { Input = scaled.Input with { Resolution = resolution } }
            : scaled;
    }

    /// <summary>The cost of training a network from its first epoch on.</summary>
    /// <param name="planned">The network with its training.</param>
    /// <param name="fidelity">How much it gets.</param>
    /// <param name="images">Training images of the data set.</param>
    public static double Of(PlannedTrial planned, Fidelity fidelity, int images)
    {
        var network = Network(planned.Config, fidelity);
        var flops = network == planned.Config ? planned.Complexity.Flops : ComplexityCalculator.Of(network).Flops;
        var anEpoch = InWholeBatches(Share(images, fidelity.DataShare), fidelity.BatchSize ?? planned.Training.BatchSize);
        return (double)fidelity.Epochs * anEpoch * flops;
    }

    /// <summary>What a rung took; 0 where its record is from before that was kept.</summary>
    public static double Of(TrainedRung rung) => (double)(rung.TrainedImages ?? 0) * (rung.Flops ?? 0);
}
