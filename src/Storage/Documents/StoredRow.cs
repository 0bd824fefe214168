namespace Explorer.Storage.Documents;

/// <summary>A row of a table.</summary>
/// <param name="Index">The trial's index in its experiment, from 0.</param>
/// <param name="Rung">The rung, from 0; 0 in tables without rungs.</param>
/// <param name="Document">A small document, UTF-8 JSON, an object.</param>
/// <param name="Curves">A larger one that most readers can do without, UTF-8 JSON, an array; empty for none, and where it was not asked for.</param>
internal readonly record struct StoredRow(int Index, int Rung, ReadOnlyMemory<byte> Document, ReadOnlyMemory<byte> Curves = default);
