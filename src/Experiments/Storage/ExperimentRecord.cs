using Explorer.Experiments.Data;

namespace Explorer.Experiments.Storage;

/// <summary>An experiment as stored: its definition as run.</summary>
/// <param name="Name">Its name, unique in a store.</param>
/// <param name="Definition">The resolved experiment JSON (every <c>extends</c> merged in), canonical.</param>
/// <param name="CreatedAt">When it was first run, in UTC.</param>
/// <param name="CodeVersion">The program's version that first ran it.</param>
public sealed record ExperimentRecord(string Name, string Definition, DateTimeOffset CreatedAt, string CodeVersion)
{
    /// <summary>Short names to find it by; empty for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ValueList<string> Tags { get; init; }

    /// <summary>What a person noted of it after it was run; null for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Note { get; init; }

    /// <summary>Members that a later version of the program wrote; null for none.</summary>
    [JsonExtensionData]
    public UnknownMembers? Unknown { get; init; }

    /// <summary>The experiment that the definition describes, without looking for its data.</summary>
    /// <param name="origin">Where it stands, for messages; null for its name.</param>
    /// <exception cref="InvalidInputException">The definition is damaged.</exception>
    public Experiment ReadDefinition(string? origin = null) => ExperimentReader.ParseStored(Definition, origin ?? Name);
}
