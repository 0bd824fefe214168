using System.Globalization;
using Explorer.SearchSpace;
using Explorer.SearchSpace.Configs;

namespace Explorer.Models.Weights;

/// <summary>Translates the names of a network's tensors between this project, torchvision and pycls.</summary>
public static class WeightNames
{
    private static readonly Dictionary<string, string> Torchvision = new(StringComparer.Ordinal)
    {
        ["stem.conv"] = "stem.0",
        ["stem.norm"] = "stem.1",
        ["shortcut.conv"] = "proj.0",
        ["shortcut.norm"] = "proj.1",
        ["transform.conv1"] = "f.a.0",
        ["transform.norm1"] = "f.a.1",
        ["transform.conv2"] = "f.b.0",
        ["transform.norm2"] = "f.b.1",
        ["transform.squeezeExcitation.squeeze"] = "f.se.fc1",
        ["transform.squeezeExcitation.excite"] = "f.se.fc2",
        ["transform.conv3"] = "f.c.0",
        ["transform.norm3"] = "f.c.1",
        ["head.linear"] = "fc",
    };

    private static readonly Dictionary<string, string> Pycls = new(StringComparer.Ordinal)
    {
        ["stem.conv"] = "stem.conv",
        ["stem.norm"] = "stem.bn",
        ["shortcut.conv"] = "proj",
        ["shortcut.norm"] = "bn",
        ["transform.conv1"] = "f.a",
        ["transform.norm1"] = "f.a_bn",
        ["transform.conv2"] = "f.b",
        ["transform.norm2"] = "f.b_bn",
        ["transform.squeezeExcitation.squeeze"] = "f.se.f_ex.0",
        ["transform.squeezeExcitation.excite"] = "f.se.f_ex.2",
        ["transform.conv3"] = "f.c",
        ["transform.norm3"] = "f.c_bn",
        ["head.conv"] = "head.conv",
        ["head.norm"] = "head.bn",
        ["head.linear"] = "head.fc",
    };

    /// <summary>The other naming's name of each given tensor, by this project's name.</summary>
    /// <param name="config">The network the names are of.</param>
    /// <param name="names">This project's names, such as <c>stem.conv.weight</c>.</param>
    /// <param name="naming">The other naming.</param>
    /// <exception cref="InvalidInputException">The other naming has no such network.</exception>
    public static IReadOnlyDictionary<string, string> Map(ModelConfig config, IEnumerable<string> names, WeightNaming naming)
    {
        var block = config switch
        {
            AnyNetConfig anyNet => anyNet.Block,
            RegNetConfig regNet => regNet.Block,
            _ => throw new InvalidInputException(config.Family, $"no {naming} names are known for this family"),
        };
        if (naming == WeightNaming.Torchvision)
            CheckTorchvision(config, block);
        return names.ToDictionary(name => name, name => Translate(name, naming, block), StringComparer.Ordinal);
    }

    /// <summary>Whose names these are: told by how stages are called.</summary>
    public static WeightNaming Detect(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (name.StartsWith("trunk_output.", StringComparison.Ordinal))
                return WeightNaming.Torchvision;
            if (name.StartsWith("s1.b1.", StringComparison.Ordinal))
                return WeightNaming.Pycls;
        }

        return WeightNaming.Native;
    }

    private static string Translate(string name, WeightNaming naming, BlockType block)
    {
        if (naming == WeightNaming.Native)
            return name;
        var parts = name.Split('.');
        var inStage = parts.Length > 3 && parts[0].StartsWith("stage", StringComparison.Ordinal);
        var layer = string.Join('.', parts[(inStage ? 2 : 0)..^1]);
        var table = naming == WeightNaming.Torchvision ? Torchvision : Pycls;
        if (!table.TryGetValue(layer, out var translated))
            throw new InvalidInputException(name, $"this tensor has no name in {naming}");
        var prefix = "";
        if (inStage)
        {
            var stage = int.Parse(parts[0]["stage".Length..], CultureInfo.InvariantCulture);
            var position = int.Parse(parts[1]["block".Length..], CultureInfo.InvariantCulture);
            prefix = naming == WeightNaming.Torchvision
                ? $"trunk_output.block{stage}.block{stage}-{position - 1}."
                : $"s{stage}.b{position}.";

            // pycls keeps the layers of a vanilla block directly in the block.
            if (block == BlockType.Vanilla)
                translated = translated["f.".Length..];
        }

        return $"{prefix}{translated}.{parts[^1]}";
    }

    private static void CheckTorchvision(ModelConfig config, BlockType block)
    {
        var (stem, headWidth) = config is AnyNetConfig anyNet
            ? (anyNet.Stem.Type, anyNet.HeadWidth)
            : (((RegNetConfig)config).Stem.Type, ((RegNetConfig)config).HeadWidth);
        if (block != BlockType.Bottleneck || stem != StemType.Simple || headWidth != 0)
            throw new InvalidInputException(config.Family, "torchvision's regnet has a simple stem, bottleneck blocks and no head width only");
    }
}
