namespace Explorer.Statistics.Rectified;

/// <summary>A mean over a space with its variance.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Variance">Its variance.</param>
/// <param name="Freedom">Degrees of freedom of the variance (Satterthwaite, 1946).</param>
internal readonly record struct RectifiedMean(double Value, double Variance, double Freedom);
