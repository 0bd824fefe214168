using Explorer.SearchSpace;
using Explorer.SearchSpace.Configs;
using Explorer.SearchSpace.Json;

namespace Explorer.Commands;

/// <summary>What a user may write for MODEL.</summary>
internal static class ModelSource
{
    public const string Description = "A model config file, a zoo entry's folder, or a preset's name";

    /// <summary>The named model config.</summary>
    /// <exception cref="InvalidInputException">There is no such file, entry or preset, or it is not a model config.</exception>
    public static ModelConfig Load(string model)
    {
        if (Directory.Exists(model))
        {
            return ModelConfigJson.Load(Path.Combine(model, "model.json"));
        }

        return ModelConfigJson.Load(model);
    }
}
