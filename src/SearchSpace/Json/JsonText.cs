using System.Buffers;
using System.Text;
using Explorer.SearchSpace.Files;

namespace Explorer.SearchSpace.Json;

/// <summary>Turns JSON text into <see cref="JsonItem"/>s. Comments and trailing commas are not JSON.</summary>
public static class JsonText
{
    private const int Deepest = 64;

    // System.Text.Json takes such escapes for JSON and refuses to make text of them.
    private const string HalfPair = @"half of a surrogate pair (\ud800 to \udfff by itself), which is no character; write the whole pair, or leave it out";

    // So few are compared one by one, faster than by a set.
    private const int FewMembers = 16;

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
            return Convert(document.RootElement, origin, problems);
        }
        catch (JsonException e)
        {
            var place = e.LineNumber is { } line ? $"line {line + firstLine}, column {e.BytePositionInLine + 1}: " : "";
            throw new InvalidInputException(origin, $"not valid JSON at {place}{Reason(e)}");
        }
        catch (ArgumentException)
        {
            throw new InvalidInputException(origin, $"not valid JSON: holds {HalfPair}");
        }
    }

    /// <summary>The value of a JSON element.</summary>
    /// <param name="element">The element.</param>
    /// <param name="origin">Its file or other source, for messages.</param>
    /// <param name="problems">Receives a problem for every repeated member.</param>
    /// <exception cref="InvalidInputException">A string or a member's name is no text: it holds half of a surrogate pair.</exception>
    public static JsonItem Convert(JsonElement element, string origin, InputProblems problems)
    {
        try
        {
            var item = Convert(element, origin, out var repeated);
            if (repeated)
                AddRepeated(element, "$", origin, problems);
            return item;
        }
        catch (InvalidOperationException)
        {
            throw new InvalidInputException(origin, [new Problem(FindHalfPair(element, "$") ?? "$", $"holds {HalfPair}")]);
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
            return RegularFile.ReadText(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidInputException(path, "no such file");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidInputException(path, Directory.Exists(path) ? "a folder, expected a file" : $"cannot be read: {Files.FileFault.Of(e)}");
        }
    }

    /// <summary>The text of what is written, on one line.</summary>
    public static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            write(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    // System.Text.Json ends its messages with the position it counts from 0; ours is already said from 1.
    private static string Reason(JsonException e)
    {
        var end = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? e.Message : e.Message[..end];
    }

    private static JsonItem Convert(JsonElement element, string origin, out bool repeated)
    {
        repeated = false;
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                return new() { Kind = JsonValueKind.Object, Origin = origin, Members = Members(element, origin, out repeated) };
            case JsonValueKind.Array:
                var items = new List<JsonItem>(element.GetArrayLength());
                foreach (var value in element.EnumerateArray())
                {
                    items.Add(Convert(value, origin, out var within));
                    repeated |= within;
                }

                return new() { Kind = JsonValueKind.Array, Origin = origin, Items = items };
            case JsonValueKind.String:
                return new() { Kind = JsonValueKind.String, Origin = origin, Text = element.GetString()! };
            case JsonValueKind.Number:
                return new() { Kind = JsonValueKind.Number, Origin = origin, Text = element.GetRawText() };
            default:
                return new() { Kind = element.ValueKind, Origin = origin };
        }
    }

    // Of a member given several times the first counts.
    private static List<JsonMember> Members(JsonElement element, string origin, out bool repeated)
    {
        var members = new List<JsonMember>(element.GetPropertyCount());
        var names = members.Capacity > FewMembers ? new HashSet<string>(StringComparer.Ordinal) : null;
        repeated = false;
        foreach (var property in element.EnumerateObject())
        {
            var name = property.Name;
            var item = Convert(property.Value, origin, out var within);
            var isNew = names?.Add(name) ?? !members.Exists(member => member.Name == name);
            repeated |= within || !isNew;
            if (isNew)
                members.Add(new JsonMember(name, item));
        }

        return members;
    }

    private static string? FindHalfPair(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.String => IsText(element.GetString) ? null : path,
        JsonValueKind.Array => element.EnumerateArray().Select((value, i) => FindHalfPair(value, $"{path}[{i}]")).FirstOrDefault(found => found is not null),
        JsonValueKind.Object => element.EnumerateObject().Select(member => IsText(() => member.Name) ? FindHalfPair(member.Value, $"{path}.{member.Name}") : path).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static bool IsText(Func<string?> read)
    {
        try
        {
            return read() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static void AddRepeated(JsonElement element, string path, string origin, InputProblems problems)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var (i, value) in element.EnumerateArray().Index())
                AddRepeated(value, $"{path}[{i}]", origin, problems);
        }

        if (element.ValueKind != JsonValueKind.Object)
            return;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            var place = $"{path}.{property.Name}";
            AddRepeated(property.Value, place, origin, problems);
            if (names.Add(property.Name))
                continue;
            var second = Convert(property.Value, origin, out _);
            problems.Add(place, second, $"given twice, the second time as {second}; keep one");
        }
    }
}
