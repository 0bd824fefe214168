using System.Security.Cryptography;
using System.Text;

namespace Explorer.SearchSpace.Configs;

/// <summary>Model configs as JSON.</summary>
public static class ModelConfigJson
{
    private const int HashDigits = 16;

    /// <summary>A model config of any family.</summary>
    public static FamilyKind<ModelConfig> Kind { get; } = new FamilyKind<ModelConfig>()
        .With(AnyNetTables.AnyNet).With(AnyNetTables.RegNet).With(PlainTables.Vgg).With(ResidualTables.ResNet).With(ResidualTables.ResNeXt).With(PlainTables.Mlp);

    /// <summary>Reads one model config, strictly.</summary>
    /// <param name="json">The text.</param>
    /// <param name="origin">File, line or other source, for messages.</param>
    /// <exception cref="InvalidInputException">The text is not a model config; every problem is listed.</exception>
    public static ModelConfig Parse(string json, string origin) => Parse(json, origin, firstLine: 1);

    /// <summary>Reads one model config, strictly.</summary>
    /// <param name="json">The object.</param>
    /// <param name="origin">File or other source, for messages.</param>
    /// <exception cref="InvalidInputException">It is not a model config; every problem is listed.</exception>
    public static ModelConfig Parse(JsonElement json, string origin)
    {
        var problems = new InputProblems(origin);
        return Read(JsonText.Convert(json, origin, problems), problems);
    }

    /// <summary>Reads a model config file, strictly.</summary>
    /// <exception cref="InvalidInputException">The file cannot be read or is not a model config.</exception>
    public static ModelConfig Load(string path) => Parse(JsonText.ReadFile(path), path);

    /// <summary>Reads a file of model configs, one a line; empty lines are left out.</summary>
    /// <exception cref="InvalidInputException">The file cannot be read, has no line, or a line is not a model config.</exception>
    public static IReadOnlyList<ModelConfig> LoadLines(string path)
    {
        var configs = new List<ModelConfig>();
        var problems = new List<Problem>();
        var number = 0;
        foreach (var line in JsonText.ReadFile(path).Split('\n'))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;

            try
            {
                configs.Add(Parse(line, path, number));
            }
            catch (InvalidInputException e)
            {
                problems.AddRange(e.Problems.Select(p => p with { Message = $"line {number}: {p.Message}" }));
            }
        }

        if (problems.Count > 0)
            throw new InvalidInputException(path, problems);

        return configs.Count > 0 ? configs : throw new InvalidInputException(path, "no model config in the file, expected one a line");
    }

    /// <summary>The canonical JSON: one line, fixed order, members that have their default left out.</summary>
    /// <remarks>A member added later is left out at its default, so that hashes last.</remarks>
    public static string Write(ModelConfig config) => JsonText.Write(writer => Kind.Write(writer, config));

    /// <summary>The config's identity: the first 16 hexadecimal digits, in lower case, of SHA-256 over the canonical JSON.</summary>
    public static string Hash(ModelConfig config) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Write(config))))[..HashDigits];

    /// <summary>Reads a model config; null, with at least one problem, where it is none.</summary>
    internal static ModelConfig? Read(JsonCursor cursor)
    {
        if (!cursor.IsObject)
        {
            cursor.Problem($"found {cursor.Item}, expected a model config: an object with \"family\"");
            return null;
        }

        return Kind.TryRead(cursor, out var config) ? config : null;
    }

    private static ModelConfig Parse(string json, string origin, int firstLine)
    {
        var problems = new InputProblems(origin);
        return Read(JsonText.Parse(json, origin, problems, firstLine), problems);
    }

    private static ModelConfig Read(JsonItem item, InputProblems problems)
    {
        var config = Read(new JsonCursor(item, "$", problems));
        problems.ThrowIfAny();
        return config!;
    }
}
