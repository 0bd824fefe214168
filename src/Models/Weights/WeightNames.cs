using Explorer.Models.Weights.Naming;

namespace Explorer.Models.Weights;

/// <summary>Translates the names of a network's tensors between this project, torchvision, timm and pycls.</summary>
public static class WeightNames
{
    // Where a file's names fit several as well, the first: one's own, then by age.
    private static readonly WeightNaming[] Namings = [WeightNaming.Native, WeightNaming.Torchvision, WeightNaming.Timm, WeightNaming.Pycls];

    /// <summary>The other naming's name of each given tensor, by this project's name.</summary>
    /// <param name="config">The network the names are of.</param>
    /// <param name="names">This project's names, such as <c>stem.conv.weight</c>.</param>
    /// <param name="naming">The other naming.</param>
    /// <exception cref="InvalidInputException">The other naming has no such network.</exception>
    public static IReadOnlyDictionary<string, string> Map(ModelConfig config, IEnumerable<string> names, WeightNaming naming)
        => Find(config, names, naming) ?? throw new InvalidInputException(config.Family, $"{naming} has no network of this shape; {Known(naming)}");

    /// <summary>Whose names a file of a network's weights uses: those under which most of the network's tensors are found.</summary>
    /// <param name="config">The network.</param>
    /// <param name="names">This project's names of its tensors.</param>
    /// <param name="found">The names in the file.</param>
    public static WeightNaming Detect(ModelConfig config, IReadOnlyCollection<string> names, IEnumerable<string> found)
    {
        var there = found.ToHashSet(StringComparer.Ordinal);
        return Namings.MaxBy(naming => Find(config, names, naming)?.Values.Count(there.Contains) ?? -1);
    }

    /// <summary>Whose names these seem to be, where the network is not known; null where nothing tells.</summary>
    public static WeightNaming? Guess(IReadOnlyCollection<string> names)
    {
        if (names.Any(name => name.Contains(".f.a.0.", StringComparison.Ordinal) || StartsWithAny(name, "layer1.0.", "features.0.")))
            return WeightNaming.Torchvision;
        if (names.Any(name => StartsWithAny(name, "s1.b1.conv1.")))
            return WeightNaming.Timm;
        if (names.Any(name => StartsWithAny(name, "s1.b1.f.a", "s1.b1.a.")))
            return WeightNaming.Pycls;
        return names.Contains("head.linear.weight") ? WeightNaming.Native : null;
    }

    private static Dictionary<string, string>? Find(ModelConfig config, IEnumerable<string> names, WeightNaming naming)
    {
        if (LayerNames.Of(config, naming) is not { } layers)
            return null;
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var dot = name.LastIndexOf('.');
            if (layers(name[..dot]) is not { } layer)
                return null;
            map[name] = layer + name[dot..];
        }

        return map;
    }

    private static string Known(WeightNaming naming) => naming switch
    {
        WeightNaming.Torchvision => "it has regnets (simple stem, bottleneck blocks, no head width), resnets and resnexts (resnet stem, four stages of basic or bottleneck blocks) and vggs of two hidden layers",
        WeightNaming.Timm => "it has regnets (simple stem, bottleneck blocks) and resnets and resnexts (resnet stem, four stages of basic or bottleneck blocks)",
        WeightNaming.Pycls => "it has anynets, regnets and resnets of bottleneck, basic and vanilla blocks",
        _ => "every network has names of its own here",
    };

    private static bool StartsWithAny(string name, params ReadOnlySpan<string> beginnings)
    {
        foreach (var beginning in beginnings)
        {
            if (name.StartsWith(beginning, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
