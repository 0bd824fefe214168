namespace Explorer.Training.Data.Batches;

/// <summary>A half-open rectangle of an image that shows nothing; may reach beyond the border.</summary>
/// <param name="Left">First column.</param>
/// <param name="Right">Column after the last.</param>
/// <param name="Top">First row.</param>
/// <param name="Bottom">Row after the last.</param>
internal readonly record struct BlankRectangle(int Left, int Right, int Top, int Bottom);
