using System.Text.Json;

namespace Explorer.SearchSpace.Json;

/// <summary>Turns JSON text into <see cref="JsonItem"/>s. Comments and trailing commas are not JSON.</summary>
public static class JsonText
{
    private const int Deepest = 64;

    /// <summary>Parses a whole text as one value.</summary>
    /// <param name="text">The JSON.</param>
    /// <param name="origin">The file or other source, for messages.</param>
    /// <param name="problems">Receives a problem for every repeated member.</param>
    /// <param name="firstLine">The text's first line in its file, from 1, for messages.</param>
    /// <exception cref="InvalidInputException">The text is not JSON; the message has line and column.</exception>
    public static JsonItem Parse(string text, string origin, InputProblems problems, int firstLine = 1)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = Deepest });
            return Convert(document.RootElement, "$", origin, problems);
        }
        catch (JsonException e)
        {
            var place = e.LineNumber is { } line ? $"line {line + firstLine}, column {e.BytePositionInLine + 1}: " : "";
            throw new InvalidInputException(origin, $"not valid JSON at {place}{Reason(e)}");
        }
    }

    /// <summary>Reads a file and parses it as one value.</summary>
    /// <exception cref="InvalidInputException">The file cannot be read or is not JSON.</exception>
    public static JsonItem Load(string path, InputProblems problems) => Parse(ReadFile(path), path, problems);

    /// <summary>Reads a text file that the user named.</summary>
    /// <exception cref="InvalidInputException">The file does not exist or cannot be read.</exception>
    public static string ReadFile(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidInputException(path, "no such file");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidInputException(path, Directory.Exists(path) ? "a folder, expected a file" : $"cannot be read: {e.Message}");
        }
    }

    // System.Text.Json ends its messages with the position it counts from 0; ours is already said from 1.
    private static string Reason(JsonException e)
    {
        var end = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? e.Message : e.Message[..end];
    }

    private static JsonItem Convert(JsonElement element, string path, string origin, InputProblems problems) => element.ValueKind switch
    {
        JsonValueKind.Object => new() { Kind = JsonValueKind.Object, Origin = origin, Members = Members(element, path, origin, problems) },
        JsonValueKind.Array => new()
        {
            Kind = JsonValueKind.Array,
            Origin = origin,
            Items = [.. element.EnumerateArray().Select((item, i) => Convert(item, $"{path}[{i}]", origin, problems))],
        },
        JsonValueKind.String => new() { Kind = JsonValueKind.String, Origin = origin, Text = element.GetString()! },
        JsonValueKind.Number => new() { Kind = JsonValueKind.Number, Origin = origin, Text = element.GetRawText() },
        var kind => new() { Kind = kind, Origin = origin },
    };

    private static List<JsonMember> Members(JsonElement element, string path, string origin, InputProblems problems)
    {
        var members = new List<JsonMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            var item = Convert(property.Value, $"{path}.{property.Name}", origin, problems);
            if (names.Add(property.Name))
            {
                members.Add(new JsonMember(property.Name, item));
            }
            else
            {
                problems.Add($"{path}.{property.Name}", item, $"given twice, the second time as {item}; keep one");
            }
        }

        return members;
    }
}
