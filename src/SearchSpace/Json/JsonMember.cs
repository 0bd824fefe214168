namespace Explorer.SearchSpace.Json;

/// <summary>One member of a JSON object, in document order.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
public readonly record struct JsonMember(string Name, JsonItem Value);
