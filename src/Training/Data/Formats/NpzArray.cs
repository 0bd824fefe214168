namespace Explorer.Training.Data.Formats;

/// <summary>An array of an <c>.npz</c> file.</summary>
/// <param name="Shape">Its dimensions.</param>
/// <param name="Type">Its numbers as numpy writes them, such as <c>|u1</c>.</param>
/// <param name="Data">Its elements, row-major.</param>
internal sealed record NpzArray(long[] Shape, string Type, byte[] Data);
