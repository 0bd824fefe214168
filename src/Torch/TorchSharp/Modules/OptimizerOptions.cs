namespace TorchSharp.Modules;

/// <summary>A group's settings; null takes the optimiser's own.</summary>
public class OptimizerOptions
{
    public double? LearningRate { get; set; }

    public double InitialLearningRate { get; set; }
}
