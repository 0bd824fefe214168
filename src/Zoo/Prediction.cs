namespace Explorer.Zoo;

/// <summary>A class that a network gives an image.</summary>
/// <param name="ClassName">The class.</param>
/// <param name="Label">Its place among the network's outputs.</param>
/// <param name="Probability">Its share by softmax; how sure the network is, not how often it is right.</param>
public sealed record Prediction(string ClassName, int Label, double Probability);
