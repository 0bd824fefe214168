namespace Explorer.Training.Data.Pictures;

/// <summary>The two samples that a target sample lies between, and the second one's share.</summary>
internal readonly record struct PictureTap(int First, int Second, float Weight);
