namespace Explorer.Analysis.Prediction;

/// <summary>What a feature is worth to a predictor.</summary>
/// <param name="Key">The feature.</param>
/// <param name="Label">Its name in words.</param>
/// <param name="Lost">How much R² falls when the feature's values are dealt anew among the networks; the interval is a bootstrap over networks.</param>
public sealed record FeatureImportance(string Key, string Label, Estimate Lost);
