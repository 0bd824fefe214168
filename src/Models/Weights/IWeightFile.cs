namespace Explorer.Models.Weights;

/// <summary>A file of named tensors, open for reading: what it holds is known, a tensor's data is read when asked for.</summary>
public interface IWeightFile : IDisposable
{
    /// <summary>The file.</summary>
    string Path { get; }

    /// <summary>The format's name, for people.</summary>
    string Format { get; }

    /// <summary>The tensors in the file's order; names differ.</summary>
    IReadOnlyList<TensorEntry> Entries { get; }

    /// <summary>Free text by name.</summary>
    IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The data of one tensor, little-endian, row-major.</summary>
    /// <param name="entry">One of <see cref="Entries"/>.</param>
    /// <exception cref="InvalidInputException">The data is damaged, or the file changed since it was opened.</exception>
    byte[] Read(TensorEntry entry);
}
