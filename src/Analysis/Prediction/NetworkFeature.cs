namespace Explorer.Analysis.Prediction;

/// <summary>A number of an untrained network that its error is predicted from.</summary>
/// <param name="Key">Short name, as in CSV headers, such as <c>width_2</c>.</param>
/// <param name="Label">Name in words.</param>
/// <param name="Of">The number; null where the network has none.</param>
public sealed record NetworkFeature(string Key, string Label, Func<NetworkTraits, double?> Of);
