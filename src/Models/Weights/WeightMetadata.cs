using System.Globalization;

namespace Explorer.Models.Weights;

/// <summary>What a weight file of this project says about itself in its metadata.</summary>
public static class WeightMetadata
{
    /// <summary>Version of the names and metadata that this program writes and the newest that it reads.</summary>
    public const int Version = 1;

    /// <summary>The version's key.</summary>
    public const string VersionKey = "explorer.version";

    /// <summary>Key of the model config's canonical JSON.</summary>
    public const string ConfigKey = "explorer.config";

    /// <summary>Key of the model config's hash.</summary>
    public const string HashKey = "explorer.hash";

    /// <summary>Key of the framework's name, <c>pt</c>, which PyTorch's loaders look for.</summary>
    public const string FormatKey = "format";

    /// <summary>The metadata of a network's weights.</summary>
    public static Dictionary<string, string> Of(ModelConfig config) => new(StringComparer.Ordinal)
    {
        [FormatKey] = "pt",
        [VersionKey] = Version.ToString(CultureInfo.InvariantCulture),
        [ConfigKey] = ModelConfigJson.Write(config),
        [HashKey] = ModelConfigJson.Hash(config),
    };

    /// <summary>Refuses a file that a newer program wrote; files without a version (other programs') pass.</summary>
    /// <exception cref="InvalidInputException">The version is not a number, or newer.</exception>
    public static void CheckVersion(IReadOnlyDictionary<string, string> metadata, string origin)
    {
        if (metadata.TryGetValue(VersionKey, out var text)
            && !(int.TryParse(text, CultureInfo.InvariantCulture, out var version) && version is > 0 and <= Version))
        {
            throw new InvalidInputException(origin, $"weight file version \"{text}\", this program reads up to {Version}: it needs a newer program");
        }
    }
}
