using System.Globalization;

namespace Explorer.SearchSpace.Json;

/// <summary>
/// A JSON value with its path. Its reads give null and record a problem where the value is not what was expected,
/// so that a reader goes on and finds every other problem too.
/// </summary>
public sealed class JsonCursor
{
    private readonly JsonCursor? _parent;
    private readonly string? _name;
    private readonly int _index;

    /// <summary>A value at a path.</summary>
    /// <param name="item">The value.</param>
    /// <param name="path">JSON path from the document's root.</param>
    /// <param name="problems">Where problems go.</param>
    public JsonCursor(JsonItem item, string path, InputProblems problems) => (Item, _name, Problems) = (item, path, problems);

    private JsonCursor(JsonItem item, JsonCursor parent, string? name, int index) =>
        (Item, _parent, _name, _index, Problems) = (item, parent, name, index, parent.Problems);

    /// <summary>The value.</summary>
    public JsonItem Item { get; }

    /// <summary>JSON path from the document's root, such as <c>$.space.stages</c>.</summary>
    public string Path => _parent is null ? _name! : _name is null ? $"{_parent.Path}[{_index}]" : $"{_parent.Path}.{_name}";

    /// <summary>Where problems go.</summary>
    public InputProblems Problems { get; }

    /// <summary>Whether the value is <c>null</c>.</summary>
    public bool IsNull => Item.Kind == JsonValueKind.Null;

    /// <summary>Whether the value is a JSON object.</summary>
    public bool IsObject => Item.Kind == JsonValueKind.Object;

    /// <summary>Whether the value is a JSON array.</summary>
    public bool IsArray => Item.Kind == JsonValueKind.Array;

    /// <summary>Whether the value is a JSON string.</summary>
    public bool IsString => Item.Kind == JsonValueKind.String;

    /// <summary>Whether the value is a JSON number.</summary>
    public bool IsNumber => Item.Kind == JsonValueKind.Number;

    /// <summary>Records that the value is wrong.</summary>
    /// <param name="message">What was found and what was expected.</param>
    public void Problem(string message) => Problems.Add(Path, Item, message);

    /// <summary>A value below this one.</summary>
    /// <param name="step">Its step in the path, such as <c>.depth</c> or <c>[0]</c>.</param>
    /// <param name="child">The value.</param>
    public JsonCursor Child(string step, JsonItem child) => new(child, Path + step, Problems);

    /// <summary>An object that has no other members than the known ones.</summary>
    public JsonMembers? Object(IReadOnlyList<string> known) => IsObject ? new JsonMembers(this, known) : Wrong<JsonMembers>("an object");

    /// <summary>An array's items.</summary>
    /// <param name="least">How many there must be at least.</param>
    /// <param name="most">How many there may be at most.</param>
    public IReadOnlyList<JsonCursor>? Array(int least = 0, int most = int.MaxValue)
    {
        if (!IsArray)
            return Wrong<IReadOnlyList<JsonCursor>>("an array");

        if (Item.Items.Count < least || Item.Items.Count > most)
        {
            var expected = least == most ? $"{least}" : most == int.MaxValue ? $"at least {least}" : $"{least} to {most}";
            Problem($"{Item.Items.Count} items, expected {expected}");
            return null;
        }

        return [.. Item.Items.Select((value, i) => new JsonCursor(value, this, name: null, i))];
    }

    /// <summary>A string.</summary>
    public string? Text(string expected = "a string") => IsString ? Item.Text : Wrong<string>(expected);

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public bool? Boolean() => Item.Kind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => WrongValue<bool>("true or false"),
    };

    /// <summary>A whole number in a closed range; 3.0 and 3e0 are 3.</summary>
    public int? Integer(int least, int most)
    {
        if (Whole() is { } value && value >= least && value <= most)
            return (int)value;
        return WrongValue<int>(most == int.MaxValue ? $"a whole number of at least {least}" : $"a whole number from {least} to {most}");
    }

    /// <summary>A seed: a whole number from 0 to 2^64 − 1.</summary>
    public ulong? Seed() => Whole() is >= 0 and <= ulong.MaxValue and var value
        ? (ulong)value
        : WrongValue<ulong>("a whole number from 0 to 18446744073709551615");

    /// <summary>A finite number in a range.</summary>
    public double? Number(NumberRange range) => Finite() is { } value && range.Holds(value) ? value : WrongValue<double>($"a number {range}");

    /// <summary>One of an enum's words.</summary>
    public T? Word<T>()
        where T : struct, Enum
    {
        if (!IsString)
        {
            return WrongValue<T>($"one of {string.Join(", ", EnumNames.All<T>())}");
        }

        var found = EnumNames.Find<T>(Item.Text);
        if (found is null)
        {
            Problem($"found {Item}; {NearMatch.Advice(Item.Text, EnumNames.All<T>())}");
        }

        return found;
    }

    /// <summary>A count with a decimal suffix (<c>"8M"</c>, <c>"1.5G"</c>) or a plain number.</summary>
    public long? Count() => Size(SizeUnits.Decimal, "a count such as 8000000, \"8M\" or \"1.5G\" (K, M, G, T are powers of 1000)");

    /// <summary>A number of bytes with a binary suffix (<c>"8G"</c>) or a plain number.</summary>
    public long? Bytes() => Size(SizeUnits.Binary, "bytes such as 8589934592, \"8G\" or \"512M\" (K, M, G, T are powers of 1024)");

    /// <summary>A member of this object.</summary>
    internal JsonCursor Member(string name, JsonItem member) => new(member, this, name, 0);

    internal double? Finite() => IsNumber
        && double.TryParse(Item.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && double.IsFinite(value) ? value : null;

    private decimal? Whole() => IsNumber && int.TryParse(Item.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var small) ? small : LargeWhole();

    private decimal? LargeWhole() => IsNumber
        && decimal.TryParse(Item.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && IsWhole(Item.Text) ? value : null;

    // By its digits: a decimal rounds 1e-30 to 0.
    private static bool IsWhole(ReadOnlySpan<char> literal)
    {
        var end = literal.IndexOfAny('e', 'E');
        var mantissa = (end < 0 ? literal : literal[..end]).TrimStart('-');
        var point = mantissa.IndexOf('.');
        var last = mantissa.LastIndexOfAnyExcept('0', '.');
        var exponent = 0;
        if (last < 0)
            return true;
        if (end >= 0 && !int.TryParse(literal[(end + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
            return false;

        // The power of ten of the last digit that is not 0.
        var place = point < 0 ? mantissa.Length - 1 - last : last < point ? point - 1 - last : point - last;
        return place + (long)exponent >= 0;
    }

    private long? Size(SizeUnits units, string expected) =>
        (IsString || IsNumber) && units.Parse(Item.Text) is { } size ? size : WrongValue<long>(expected);

    private T? Wrong<T>(string expected)
        where T : class
    {
        Problem($"found {Item}, expected {expected}");
        return null;
    }

    private T? WrongValue<T>(string expected)
        where T : struct
    {
        Problem($"found {Item}, expected {expected}");
        return null;
    }
}
