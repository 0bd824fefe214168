using Explorer.Models;
using Explorer.SearchSpace;
using Explorer.SearchSpace.Configs;

namespace Explorer.Commands;

/// <summary>What a user may write for MODEL.</summary>
internal static class ModelSource
{
    public const string Description = "A model config file, a zoo entry's folder, or a preset such as regnetx-400mf";

    /// <summary>The named model config.</summary>
    /// <exception cref="InvalidInputException">There is no such file, entry or preset, or it is not a model config.</exception>
    public static ModelConfig Load(string model)
    {
        if (Directory.Exists(model))
        {
            return ModelConfigJson.Load(Path.Combine(model, "model.json"));
        }

        return LooksLikeFile(model) ? ModelConfigJson.Load(model) : Presets.Find(model);
    }

    private static bool LooksLikeFile(string model) =>
        File.Exists(model) || model.Contains('/', StringComparison.Ordinal) || model.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
}
