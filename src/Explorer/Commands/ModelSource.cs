using Explorer.Models;
using Explorer.Models.Weights;

namespace Explorer.Commands;

/// <summary>What a user may write for MODEL.</summary>
internal static class ModelSource
{
    public const string Description = "A preset such as regnetx-400mf (explorer zoo list --presets), a model config file, a zoo entry's folder, or weights that this program wrote";

    /// <summary>The argument that names one.</summary>
    public static Argument<string> Argument() => new("MODEL") { Description = Description };

    private static readonly string[] WeightExtensions = [".safetensors", ".pth", ".pt"];

    /// <summary>The named model config.</summary>
    /// <exception cref="InvalidInputException">There is no such file, entry or preset, or it is not a model config.</exception>
    public static ModelConfig Load(string model)
    {
        if (Directory.Exists(model))
        {
            var config = Path.Combine(model, "model.json");
            return File.Exists(config)
                ? ModelConfigJson.Load(config)
                : throw new InvalidInputException(model, $"not a zoo entry: no model.json in it{(Path.Combine(model, "best.safetensors") is var best && File.Exists(best) ? $"; a training's network is in its weights, {best}" : "")}");
        }

        if (IsWeightFile(model))
            return OfWeights(model, "expected weights that this program wrote, or a preset or a model config file");

        return LooksLikeFile(model) ? ModelConfigJson.Load(model) : Presets.Find(model);
    }

    /// <summary>Whether the name is that of a weight file.</summary>
    public static bool IsWeightFile(string model) => WeightExtensions.Contains(Path.GetExtension(model), StringComparer.OrdinalIgnoreCase);

    /// <summary>The network that a weight file says it is of.</summary>
    /// <param name="path">The file.</param>
    /// <param name="advice">What to do where it does not say so.</param>
    /// <exception cref="InvalidInputException">The file cannot be read, or does not name its network.</exception>
    public static ModelConfig OfWeights(string path, string advice)
    {
        using var file = WeightFile.Open(path);
        return file.Metadata.TryGetValue(WeightMetadata.ConfigKey, out var config)
            ? ModelConfigJson.Parse(config, $"{path}, its metadata's {WeightMetadata.ConfigKey}")
            : throw new InvalidInputException(path, $"the file does not say which network it is of; {advice}");
    }

    private static bool LooksLikeFile(string model) =>
        File.Exists(model) || model.Contains('/', StringComparison.Ordinal) || model.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
}
