using System.Text.Json;
using Explorer.SearchSpace.Files;

namespace Explorer.Training.Sessions;

/// <summary>The files of one network's training.</summary>
/// <param name="Path">The folder.</param>
public sealed record SessionFolder(string Path)
{
    /// <summary>What was asked for.</summary>
    public string RequestPath => File("request.json");

    /// <summary>Weights, optimiser and epochs after the last epoch done; gone when the training is.</summary>
    public string CheckpointPath => File("checkpoint.safetensors");

    /// <summary>Weights of the epoch of least validation error.</summary>
    public string BestPath => File("best.safetensors");

    /// <summary>Weights after the last epoch.</summary>
    public string LastPath => File("last.safetensors");

    /// <summary>The result of a finished training.</summary>
    public string ResultPath => File("training.json");

    /// <summary>Reads what the folder's training was asked to be; null where there is none.</summary>
    /// <exception cref="InvalidInputException">The file is not this program's.</exception>
    public SessionRequest? ReadRequest() => Read<SessionRequest>(RequestPath);

    /// <summary>Reads the result; null where the training is not finished.</summary>
    /// <exception cref="InvalidInputException">The file is not this program's.</exception>
    public SessionResult? ReadResult() => Read<SessionResult>(ResultPath);

    /// <summary>Makes the folder, for a training from its beginning: what an older one left there is removed.</summary>
    /// <exception cref="InvalidInputException">It cannot be written to.</exception>
    public void Begin(SessionRequest request)
    {
        try
        {
            Directory.CreateDirectory(Path);
            foreach (var old in (string[])[ResultPath, CheckpointPath, BestPath, LastPath])
                System.IO.File.Delete(old);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(Path, $"cannot be written to: {FileFault.Of(error)}");
        }

        Write(RequestPath, request);
    }

    /// <summary>Takes back a beginning that came to nothing, so that the next attempt finds no training here.</summary>
    public void Abandon()
    {
        System.IO.File.Delete(RequestPath);
        if (!Directory.EnumerateFileSystemEntries(Path).Any())
            Directory.Delete(Path);
    }

    /// <summary>Writes a JSON file whole or not at all.</summary>
    internal static void Write<T>(string path, T value)
    {
        WholeFile.Write(path, TrialsJson.Serialize(value) + "\n");
    }

    private static T? Read<T>(string path)
        where T : class
    {
        if (RegularFile.Oddity(path) is { } oddity)
            return oddity == "no file" ? null : throw new InvalidInputException(path, $"{oddity}, expected a file of this program");
        try
        {
            return TrialsJson.Deserialize<T>(RegularFile.ReadText(path));
        }
        catch (JsonException error)
        {
            throw new InvalidInputException(path, $"not what this program writes there: {error.Message}; a training anew in this folder needs --replace");
        }
    }

    private string File(string name) => System.IO.Path.Combine(Path, name);
}
