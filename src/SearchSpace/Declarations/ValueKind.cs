using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Explorer.SearchSpace.Declarations;

/// <summary>What a value of a file may be. How it is read, its canonical form and its JSON Schema follow from it.</summary>
/// <typeparam name="T">The value.</typeparam>
public abstract class ValueKind<T>
{
    /// <summary>Reads a value; false, with at least one problem, where it is none. A value may be given, and have problems all the same.</summary>
    public abstract bool TryRead(JsonCursor cursor, [MaybeNullWhen(false)] out T value);

    /// <summary>Writes a value in canonical form.</summary>
    public abstract void Write(Utf8JsonWriter writer, T value);

    /// <summary>The JSON Schema of such values.</summary>
    /// <param name="definitions">Receives the schemas that it refers to, by name.</param>
    public abstract JsonObject Schema(JsonObject definitions);
}
