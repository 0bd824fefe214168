namespace Explorer.Training.Data.Catalog;

/// <summary>An address that a download can come from.</summary>
/// <param name="Address">Where it lies.</param>
/// <param name="Checksum">Checksum of the bytes there.</param>
/// <param name="Bytes">How many they are; null where that is not known.</param>
public sealed record DataMirror(Uri Address, Checksum Checksum, long? Bytes = null);
