namespace Explorer.Statistics.GaussianProcesses;

/// <summary>A normal prediction of one new observation.</summary>
/// <param name="Mean">Its mean.</param>
/// <param name="Deviation">Its standard deviation, noise of the observation included.</param>
public readonly record struct NormalPrediction(double Mean, double Deviation);
