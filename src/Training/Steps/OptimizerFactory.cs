using System.Diagnostics;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Explorer.Training.Steps;

/// <summary>Creates the optimiser of a training: two groups of parameters, since norms may go without weight decay.</summary>
internal static class OptimizerFactory
{
    /// <summary>The optimiser; its rate is set at every step.</summary>
    public static optim.Optimizer Create(Network network, TrainingSettings settings)
    {
        var (norms, others) = Split(network);
        var normDecay = settings.WeightDecayOnNorms ? settings.WeightDecay : 0;
        return settings.Optimizer switch
        {
            OptimizerType.Sgd => optim.SGD(
                [Sgd(others, settings, settings.WeightDecay), Sgd(norms, settings, normDecay)], settings.LearningRate),
            OptimizerType.Adam => optim.Adam(
                [Adam(others, settings, settings.WeightDecay), Adam(norms, settings, normDecay)], settings.LearningRate),
            OptimizerType.AdamW => optim.AdamW(
                [AdamW(others, settings, settings.WeightDecay), AdamW(norms, settings, normDecay)], settings.LearningRate),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The scales and shifts of batch norms, and all other parameters.</summary>
    public static (IReadOnlyList<Parameter> Norms, IReadOnlyList<Parameter> Others) Split(Network network)
    {
        var names = network.named_modules()
            .Where(pair => pair.module is BatchNorm2d)
            .SelectMany(pair => new[] { $"{pair.name}.weight", $"{pair.name}.bias" })
            .ToHashSet(StringComparer.Ordinal);
        var isNorm = network.named_parameters().ToLookup(pair => names.Contains(pair.name), pair => pair.parameter);
        return ([.. isNorm[true]], [.. isNorm[false]]);
    }

    private static SGD.ParamGroup Sgd(IReadOnlyList<Parameter> parameters, TrainingSettings settings, double decay) => new(
        parameters,
        lr: settings.LearningRate,
        momentum: settings.Momentum,
        weight_decay: decay,

        // torch refuses Nesterov's form of no momentum, which is the same as plain descent.
        nesterov: settings.Nesterov && settings.Momentum > 0);

    private static Adam.ParamGroup Adam(IReadOnlyList<Parameter> parameters, TrainingSettings settings, double decay)
        => new(parameters, lr: settings.LearningRate, weight_decay: decay);

    private static AdamW.ParamGroup AdamW(IReadOnlyList<Parameter> parameters, TrainingSettings settings, double decay)
        => new(parameters, lr: settings.LearningRate, weight_decay: decay);
}
