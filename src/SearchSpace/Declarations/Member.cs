using System.Text.Json.Nodes;

namespace Explorer.SearchSpace.Declarations;

/// <summary>A member of an object of a file, declared once: reading, canonical form, schema and documentation follow from it.</summary>
/// <typeparam name="TRecord">The object.</typeparam>
/// <param name="Name">Its name in files.</param>
/// <param name="Words">What it is, in words without a full stop.</param>
public abstract record Member<TRecord>(string Name, string Words)
{
    /// <summary>Whether an object without it is an error.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Which objects may lack it though it is required, by the members before it; null for none.</summary>
    public Func<TRecord, bool>? MayLack { get; init; }

    /// <summary>What it is where it is left out, in words; null for the default's own form.</summary>
    public string? DefaultWords { get; init; }

    /// <summary>What it is where it is left out, as a file would say it; null where nothing is.</summary>
    /// <param name="empty">The object without any member.</param>
    public abstract string? Default(TRecord empty);

    /// <summary>Its JSON Schema, with its description.</summary>
    /// <param name="empty">The object without any member.</param>
    /// <param name="definitions">Receives the schemas that it refers to.</param>
    public abstract JsonObject Schema(TRecord empty, JsonObject definitions);

    internal abstract bool TryRead(ref TRecord record, JsonCursor value);

    internal abstract TRecord WithDefault(TRecord record);

    internal abstract void Write(Utf8JsonWriter writer, TRecord record, TRecord empty);
}

/// <summary>A member of an object of a file.</summary>
/// <typeparam name="TRecord">The object.</typeparam>
/// <typeparam name="TValue">The member's value.</typeparam>
/// <param name="Name">Its name in files.</param>
/// <param name="Words">What it is, in words without a full stop.</param>
/// <param name="Kind">What it may be; may depend on members declared before it.</param>
/// <param name="Get">Its value in the record.</param>
/// <param name="Set">The record with another value.</param>
public sealed record Member<TRecord, TValue>(
    string Name, string Words, Func<TRecord, ValueKind<TValue>> Kind, Func<TRecord, TValue> Get, Func<TRecord, TValue, TRecord> Set)
    : Member<TRecord>(Name, Words)
{
    /// <summary>What it is where it is left out, from the members that are not; null for what the record says.</summary>
    public Func<TRecord, TValue>? Otherwise { get; init; }

    /// <summary>Whether the canonical form has it; null for: where it is required or has not its default.</summary>
    public Func<TRecord, bool>? IsWritten { get; init; }

    /// <inheritdoc/>
    public override string? Default(TRecord empty)
    {
        if (DefaultWords is not null || IsRequired || ValueOf(empty, empty) is not { } value)
            return DefaultWords;
        var text = JsonText.Write(writer => Kind(empty).Write(writer, value)).Trim('"');
        return text is "[]" ? "none" : text is "{}" ? null : text;
    }

    /// <inheritdoc/>
    public override JsonObject Schema(TRecord empty, JsonObject definitions)
    {
        var otherwise = Default(empty) is { } value ? $"; {value} where left out" : "";
        var schema = new JsonObject { ["description"] = $"{Words}{otherwise}." };
        foreach (var (keyword, argument) in Kind(empty).Schema(definitions))
            schema[keyword] = argument?.DeepClone();
        return schema;
    }

    internal override bool TryRead(ref TRecord record, JsonCursor value)
    {
        var isRead = Kind(record).TryRead(value, out var read);

        // An object is kept as far as it could be read.
        if (isRead || (default(TValue) is null && read is not null))
            record = Set(record, read!);
        return isRead;
    }

    internal override TRecord WithDefault(TRecord record) => Otherwise is null ? record : Set(record, Otherwise(record));

    internal override void Write(Utf8JsonWriter writer, TRecord record, TRecord empty)
    {
        var value = Get(record);
        if (IsWritten?.Invoke(record) ?? (IsRequired || !EqualityComparer<TValue>.Default.Equals(value, ValueOf(record, empty))))
        {
            writer.WritePropertyName(Name);
            Kind(record).Write(writer, value);
        }
    }

    private TValue ValueOf(TRecord record, TRecord empty) => Otherwise is null ? Get(empty) : Otherwise(record);
}
