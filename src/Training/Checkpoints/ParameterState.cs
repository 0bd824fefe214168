using static TorchSharp.torch;

namespace Explorer.Training.Checkpoints;

/// <summary>What an optimiser remembers of one parameter's earlier steps.</summary>
/// <param name="First">Momentum, or the first moments; null before the first step and where there is none.</param>
/// <param name="Second">The second moments; null likewise.</param>
/// <param name="Largest">AMSGrad's largest second moments; null likewise.</param>
/// <param name="Steps">Steps counted.</param>
internal sealed record ParameterState(Tensor? First, Tensor? Second, Tensor? Largest, long Steps);
