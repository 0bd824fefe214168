using System.Globalization;

namespace Explorer.Models.Weights.Naming;

/// <summary>Paths of a VGG's modules in torchvision (torchvision/models/vgg.py), which numbers layers through, those without weights too.</summary>
internal static class VggNames
{
    /// <summary>See <see cref="LayerNames.Of"/>.</summary>
    public static Func<string, string?>? Of(VggConfig network, WeightNaming naming)
        => naming == WeightNaming.Torchvision ? Torchvision(network).GetValueOrDefault : null;

    private static Dictionary<string, string> Torchvision(VggConfig network)
    {
        // Linear, ReLU and dropout make three.
        var names = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["hidden1.linear"] = "classifier.0", ["hidden2.linear"] = "classifier.3", ["head.linear"] = "classifier.6",
        };
        var index = 0;
        for (var block = 0; block < network.Blocks.Count; block++)
        {
            for (var layer = 1; layer <= network.Blocks[block].Depth; layer++)
            {
                names[$"block{block + 1}.conv{layer}"] = Feature();
                if (network.BatchNorm)
                    names[$"block{block + 1}.norm{layer}"] = Feature();

                // The ReLU's.
                index++;
            }

            // The pool's.
            index++;
        }

        return names;

        string Feature() => string.Create(CultureInfo.InvariantCulture, $"features.{index++}");
    }
}
