using Explorer.SearchSpace.Json;

namespace Explorer.Analysis.Parameters;

/// <summary>What only VGGs and perceptrons choose. Words are numbered as their labels say, from 0.</summary>
internal static class FamilyMeasures
{
    public static IEnumerable<NetworkMeasure> Vgg() =>
    [
        new("batch_norm", "Batch norm (0 no, 1 yes)", member => member.Trial.Config is VggConfig network ? Number(network.BatchNorm) : null),
        new("hidden_width", "Hidden width", member => (member.Trial.Config as VggConfig)?.HiddenWidth),
        new("dropout", "Dropout", member => member.Trial.Config is VggConfig network ? network.Dropout : (member.Trial.Config as MlpConfig)?.Dropout),
    ];

    /// <summary>A perceptron's choices; the width once where every network has one.</summary>
    public static IEnumerable<NetworkMeasure> Mlp(Population population, IEnumerable<int> layers)
    {
        var shared = population.Members.All(member => member.Trial.Config is MlpConfig network && network.Widths.All(width => width == network.Widths[0]));
        return
        [
            new("depth", "Hidden layers", member => (member.Trial.Config as MlpConfig)?.Widths.Count),
            .. shared ? [new("width", "Width", member => (member.Trial.Config as MlpConfig)?.Widths[0])] : layers.Select(NetworkMeasure.StageWidth),
            new("skip_connections", "Skip connections (0 no, 1 yes)", member => member.Trial.Config is MlpConfig network ? Number(network.SkipConnections) : null),
            new("normalization", $"Norm ({Numbered<MlpNormalization>()})", member => member.Trial.Config is MlpConfig network ? (double)network.Normalization : null) { IsNominal = true },
            new("activation", $"Activation ({Numbered<ActivationType>()})", member => member.Trial.Config is MlpConfig network ? (double)network.Activation : null) { IsNominal = true },
        ];
    }

    private static string Numbered<T>()
        where T : struct, Enum => string.Join(", ", EnumNames.All<T>().Select((word, i) => FormattableString.Invariant($"{i} {word}")));

    private static double Number(bool value) => value ? 1 : 0;
}
