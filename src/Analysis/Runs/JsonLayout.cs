using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Explorer.Analysis.Runs;

/// <summary>JSON for readers: what fits on a line stays on it, the rest is indented.</summary>
internal static class JsonLayout
{
    private const int Widest = 96;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document laid out anew; text that is no JSON as it is.</summary>
    public static string Write(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var text = new StringBuilder();
            Write(text, document.RootElement, 0, 0);
            return text.ToString();
        }
        catch (JsonException)
        {
            return json;
        }
    }

    private static void Write(StringBuilder text, JsonElement element, int indent, int column)
    {
        var line = Line(element);
        if (element.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array) || (indent > 0 && column + line.Length <= Widest))
        {
            text.Append(line);
            return;
        }

        var isObject = element.ValueKind == JsonValueKind.Object;
        var parts = isObject
            ? element.EnumerateObject().Select(member => (Name: Name(member), member.Value))
            : element.EnumerateArray().Select(value => (Name: "", Value: value));
        text.Append(isObject ? '{' : '[');
        var separator = "\n";
        foreach (var (name, value) in parts)
        {
            text.Append(separator).Append(' ', indent + 2).Append(name);
            Write(text, value, indent + 2, indent + 2 + name.Length);
            separator = ",\n";
        }

        text.Append('\n').Append(' ', indent).Append(isObject ? '}' : ']');
    }

    private static string Line(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object when element.EnumerateObject().Any() =>
            $"{{ {string.Join(", ", element.EnumerateObject().Select(member => Name(member) + Line(member.Value)))} }}",
        JsonValueKind.Array => $"[{string.Join(", ", element.EnumerateArray().Select(Line))}]",
        JsonValueKind.Object => "{}",
        JsonValueKind.String => JsonSerializer.Serialize(element.GetString(), Plain),
        _ => element.GetRawText(),
    };

    private static string Name(JsonProperty member) => JsonSerializer.Serialize(member.Name, Plain) + ": ";
}
