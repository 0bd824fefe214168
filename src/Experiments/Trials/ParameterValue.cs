using System.Security.Cryptography;
using System.Text;

namespace Explorer.Experiments.Trials;

/// <summary>A parameter of a trial that another program ran.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">A <see cref="double"/>, a <see cref="bool"/> or a <see cref="string"/>.</param>
public sealed record ParameterValue(string Name, object Value)
{
    private const int HashDigits = 16;

    /// <summary>As a number, a flag as 0 or 1; null for a word.</summary>
    public double? Number => Value switch { double number => number, bool flag => flag ? 1 : 0, _ => null };

    /// <summary>As a word; null for a number or a flag.</summary>
    public string? Word => Value as string;

    /// <summary>What tells settings apart, as a config's hash tells networks: the first 16 hexadecimal digits of SHA-256 over their JSON.</summary>
    public static string HashOf(ValueList<ParameterValue> parameters) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TrialsJson.Serialize(parameters))))[..HashDigits];
}
