using System.Text.Json;
using Explorer.SearchSpace.Files;

namespace Explorer.Zoo;

/// <summary>A zoo's JSON files: written for people to read, read strictly.</summary>
internal static class ZooJson
{
    private static readonly JsonSerializerOptions Options = new(TrialsJson.Options) { WriteIndented = true };

    public static void Write<T>(string path, T value) => WholeFile.Write(path, JsonSerializer.Serialize(value, Options) + "\n");

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidInputException">It is missing, unreadable or not what is expected.</exception>
    public static T Read<T>(string path)
    {
        try
        {
            using var stream = RegularFile.OpenRead(path);
            return JsonSerializer.Deserialize<T>(stream, Options) ?? throw new JsonException("found null");
        }
        catch (JsonException exception)
        {
            throw new InvalidInputException(path, [new Problem(exception.Path ?? "$", $"not what a zoo's {Path.GetFileName(path)} holds: {exception.Message}")]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(path, $"cannot be read: {FileFault.Of(exception)}");
        }
    }
}
