using Explorer.Models.Weights.Checkpoints;
using Explorer.SearchSpace.Files;

namespace Explorer.Models.Weights;

/// <summary>Opens weight files of every format that is read here, told by their first bytes.</summary>
public static class WeightFile
{
    private const int HeadLength = 16;

    /// <summary>Opens a safetensors file or a PyTorch checkpoint (zip, of plain tensors), under its network's own names; no code in either is run.</summary>
    /// <exception cref="InvalidInputException">It cannot be opened, is of another format, or is not valid.</exception>
    public static IWeightFile Open(string path)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        head = head[..ReadHead(path, head)];
        if (head.StartsWith("PK"u8))
            return UnwrappedFile.Of(CheckpointReader.Open(path));

        // Pickle's protocol, then the number 0x1950a86a20f9469cfc6c: torch.save before version 1.6.
        if (head.StartsWith((ReadOnlySpan<byte>)[0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46]))
        {
            throw new InvalidInputException(path,
                "a PyTorch file in the format before version 1.6, expected a zip checkpoint or safetensors; where you trust it, save it again: torch.save(torch.load(FILE), NEW)");
        }

        if (head.Length > 8 && head[0] == 0x80 && head[8] != (byte)'{')
        {
            throw new InvalidInputException(path,
                "a bare Python pickle, which may run code when loaded; expected safetensors or a checkpoint of torch.save");
        }

        return UnwrappedFile.Of(SafetensorsReader.Open(path));
    }

    private static int ReadHead(string path, Span<byte> head)
    {
        try
        {
            using var file = RegularFile.OpenRead(path);
            return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(path, $"the weight file cannot be opened: {FileFault.Of(exception)}");
        }
    }
}
