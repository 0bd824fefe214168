using Explorer.Models.Published;
using Explorer.SearchSpace.Json;

namespace Explorer.Models;

/// <summary>Published networks by name, as their papers define them, and a textbook's small ones.</summary>
public static class Presets
{
    private const int MostNamed = 3;

    /// <summary>Every preset's name and config, family by family.</summary>
    public static IReadOnlyList<(string Name, ModelConfig Config)> All { get; } =
        [.. RegNets.All, .. VggNets.All, .. ResNets.All, .. ResNeXts.All, .. Textbook.All];

    /// <summary>The config of that name; case does not matter, <c>_</c> is <c>-</c> and <c>4gf</c> is <c>4.0gf</c>.</summary>
    /// <exception cref="InvalidInputException">There is none; the message names the nearest.</exception>
    public static ModelConfig Find(string name)
    {
        foreach (var (known, config) in All)
        {
            if (Key(known).Equals(Key(name), StringComparison.OrdinalIgnoreCase))
                return config;
        }

        throw new InvalidInputException(name, $"no preset of this name; {Advice(name)}");
    }

    /// <summary>The ending of a message about an unknown name: presets that may be meant, and where to find all.</summary>
    public static string Advice(string name)
    {
        var near = NearMatch.Nearest(name, All.Select(preset => preset.Name), MostNamed).Select(preset => $"\"{preset}\"").ToList();
        var question = near.Count == 0 ? "" : $"did you mean {(near.Count == 1 ? near[0] : $"{string.Join(", ", near[..^1])} or {near[^1]}")}? ";
        return FormattableString.Invariant($"{question}explorer zoo list --presets lists all {All.Count}");
    }

    private static string Key(string name) => name.Trim().Replace(".0gf", "gf", StringComparison.OrdinalIgnoreCase).Replace('_', '-');
}
