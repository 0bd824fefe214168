namespace Explorer.Training.Data.Pictures;

/// <summary>A picture file that is broken, of a kind that is not read, or not a picture; the message says which, without the file's name.</summary>
internal sealed class PictureFormatException(string message) : Exception(message);
