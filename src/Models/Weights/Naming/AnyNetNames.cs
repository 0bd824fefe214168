using System.Collections.Frozen;
using System.Globalization;

namespace Explorer.Models.Weights.Naming;

/// <summary>Paths of an AnyNet's modules in other programs: one table of layers each, and how each calls its blocks.</summary>
internal static class AnyNetNames
{
    private const string Transform = "transform.";

    // torchvision/models/regnet.py
    private static readonly FrozenDictionary<string, string> TorchvisionRegNet = Table(
        ("stem.conv", "stem.0"), ("stem.norm", "stem.1"), ("shortcut.conv", "proj.0"), ("shortcut.norm", "proj.1"),
        ("transform.conv1", "f.a.0"), ("transform.norm1", "f.a.1"), ("transform.conv2", "f.b.0"), ("transform.norm2", "f.b.1"),
        ("transform.squeezeExcitation.squeeze", "f.se.fc1"), ("transform.squeezeExcitation.excite", "f.se.fc2"),
        ("transform.conv3", "f.c.0"), ("transform.norm3", "f.c.1"), ("head.linear", "fc"));

    // torchvision/models/resnet.py and timm/models/resnet.py
    private static readonly FrozenDictionary<string, string> ResNet = Table(
        ("stem.conv", "conv1"), ("stem.norm", "bn1"), ("shortcut.conv", "downsample.0"), ("shortcut.norm", "downsample.1"),
        ("transform.conv1", "conv1"), ("transform.norm1", "bn1"), ("transform.conv2", "conv2"), ("transform.norm2", "bn2"),
        ("transform.conv3", "conv3"), ("transform.norm3", "bn3"), ("head.linear", "fc"));

    // timm/models/regnet.py
    private static readonly FrozenDictionary<string, string> TimmRegNet = Table(
        ("stem.conv", "stem.conv"), ("stem.norm", "stem.bn"), ("shortcut.conv", "downsample.conv"), ("shortcut.norm", "downsample.bn"),
        ("transform.conv1", "conv1.conv"), ("transform.norm1", "conv1.bn"), ("transform.conv2", "conv2.conv"), ("transform.norm2", "conv2.bn"),
        ("transform.squeezeExcitation.squeeze", "se.fc1"), ("transform.squeezeExcitation.excite", "se.fc2"),
        ("transform.conv3", "conv3.conv"), ("transform.norm3", "conv3.bn"),
        ("head.conv", "final_conv.conv"), ("head.norm", "final_conv.bn"), ("head.linear", "head.fc"));

    // pycls/models/anynet.py, whose regnet is one, and resnet.py
    private static readonly FrozenDictionary<string, string> Pycls = Table(
        ("stem.conv", "stem.conv"), ("stem.norm", "stem.bn"), ("shortcut.conv", "proj"), ("shortcut.norm", "bn"),
        ("transform.conv1", "f.a"), ("transform.norm1", "f.a_bn"), ("transform.conv2", "f.b"), ("transform.norm2", "f.b_bn"),
        ("transform.squeezeExcitation.squeeze", "f.se.f_ex.0"), ("transform.squeezeExcitation.excite", "f.se.f_ex.2"),
        ("transform.conv3", "f.c"), ("transform.norm3", "f.c_bn"),
        ("head.conv", "head.conv"), ("head.norm", "head.bn"), ("head.linear", "head.fc"));

    // A vanilla block of pycls holds its layers itself.
    private static readonly FrozenDictionary<string, string> PyclsVanilla = Pycls.ToFrozenDictionary(
        pair => pair.Key, pair => pair.Key.StartsWith(Transform, StringComparison.Ordinal) ? pair.Value["f.".Length..] : pair.Value, StringComparer.Ordinal);

    /// <summary>See <see cref="LayerNames.Of"/>.</summary>
    public static Func<string, string?>? Of(AnyNetConfig network, WeightNaming naming) => naming switch
    {
        WeightNaming.Torchvision or WeightNaming.Timm when IsResNet(network) => path => Translate(path, ResNet, (stage, block) => $"layer{stage}.{block - 1}."),
        WeightNaming.Torchvision when IsRegNet(network) && network.HeadWidth == 0 =>
            path => Translate(path, TorchvisionRegNet, (stage, block) => $"trunk_output.block{stage}.block{stage}-{block - 1}."),
        WeightNaming.Timm when IsRegNet(network) => path => Translate(path, TimmRegNet, (stage, block) => $"s{stage}.b{block}."),
        WeightNaming.Pycls when !network.Block.IsPreactivation() => path => Translate(path, network.Block == BlockType.Vanilla ? PyclsVanilla : Pycls, (stage, block) => $"s{stage}.b{block}."),
        _ => null,
    };

    private static bool IsResNet(AnyNetConfig network) => network is
    {
        Stem.Type: StemType.Resnet, Block: BlockType.Basic or BlockType.Bottleneck, SqueezeExcitation: 0, HeadWidth: 0, Stages.Count: 4,
    };

    private static bool IsRegNet(AnyNetConfig network) => network is { Stem.Type: StemType.Simple, Block: BlockType.Bottleneck };

    private static string? Translate(string path, FrozenDictionary<string, string> table, Func<int, int, FormattableString> block)
    {
        var parts = path.Split('.', 3);
        if (parts.Length < 3 || !parts[0].StartsWith("stage", StringComparison.Ordinal))
            return table.GetValueOrDefault(path);
        return table.TryGetValue(parts[2], out var layer)
            ? FormattableString.Invariant(block(Number(parts[0], "stage"), Number(parts[1], "block"))) + layer
            : null;
    }

    private static int Number(string part, string word) => int.Parse(part[word.Length..], CultureInfo.InvariantCulture);

    private static FrozenDictionary<string, string> Table(params (string Ours, string Theirs)[] rows)
        => rows.ToFrozenDictionary(row => row.Ours, row => row.Theirs, StringComparer.Ordinal);
}
