using Explorer.Models.Published;
using Explorer.SearchSpace;
using Explorer.SearchSpace.Configs;
using Explorer.SearchSpace.Json;

namespace Explorer.Models;

/// <summary>Published networks by name, as their papers define them, and a textbook's small ones.</summary>
public static class Presets
{
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

        throw new InvalidInputException(name, $"no preset of this name; {NearMatch.Advice(name, [.. All.Select(preset => preset.Name)])}");
    }

    private static string Key(string name) => name.Trim().Replace(".0gf", "gf", StringComparison.OrdinalIgnoreCase).Replace('_', '-');
}
