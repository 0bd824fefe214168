using Explorer.Experiments;
using Explorer.Experiments.Fidelities;
using Explorer.Kernels;

namespace Explorer.Training;

/// <summary>What a request must be before its data is loaded.</summary>
internal static class RequestChecks
{
    private static string PrecisionsHere => $"float32: {TorchEngine.Name} has no mixed precision here";

    /// <summary>Refuses a precision that this engine has not.</summary>
    /// <param name="precision">The precision.</param>
    /// <param name="source">What the refusal names.</param>
    /// <exception cref="InvalidInputException">The engine computes in float32 only.</exception>
    public static void ThrowIfUnusable(PrecisionType precision, string source)
    {
        if (!CanCompute(precision))
            throw new InvalidInputException(source, $"precision {EnumNames.Of(precision)}, expected {PrecisionsHere}");
    }

    /// <summary>Refuses what cannot be trained.</summary>
    /// <exception cref="InvalidInputException">Something in the request is out of range or not supported; all of it is listed.</exception>
    public static void ThrowIfUnusable(TrialRequest request)
    {
        var problems = new List<Problem>();
        var fidelity = request.Fidelity;
        Require(fidelity.Epochs >= 1, "fidelity.epochs", fidelity.Epochs, "at least 1");
        Require(fidelity.DataShare is > 0 and <= 1, "fidelity.dataShare", fidelity.DataShare, "above 0 and at most 1");
        Require(fidelity.Resolution is null or >= 1, "fidelity.resolution", fidelity.Resolution, "at least 1");
        Require(fidelity.BatchSize is null or >= 1, "fidelity.batchSize", fidelity.BatchSize, "at least 1");
        Require(fidelity.WidthScale is > 0 and <= 1, "fidelity.widthScale", fidelity.WidthScale, "above 0 and at most 1");
        Require(fidelity.DepthScale is > 0 and <= 1, "fidelity.depthScale", fidelity.DepthScale, "above 0 and at most 1");
        Require(
            ModelScaling.CanScale(request.Config) || fidelity is { WidthScale: 1, DepthScale: 1 },
            "fidelity", request.Config.Family, "neither widthScale nor depthScale: this family has one size");
        Require(
            request.ScheduleEpochs is null || request.ScheduleEpochs >= fidelity.Epochs,
            "scheduleEpochs", request.ScheduleEpochs, "at least the epochs of the fidelity");
        Require(request.Threads >= 1, "threads", request.Threads, "at least 1");
        Require(request.Training.LearningRate > 0, "training.learningRate", request.Training.LearningRate, "above 0");
        Require(request.Training.AverageDecay is >= 0 and < 1, "training.averageDecay", request.Training.AverageDecay, "at least 0 and below 1");
        Require(CanCompute(request.Training.Precision), "training.precision", EnumNames.Of(request.Training.Precision), PrecisionsHere);
        if (problems.Count == 0 && TrainableChecks.Problem(request.Config, fidelity.BatchSize ?? request.Training.BatchSize, fidelity.Resolution) is { } untrainable)
            problems.Add(new Problem("$.training.batchSize", untrainable));
        if (problems.Count > 0)
            throw new InvalidInputException($"{request.Experiment}, trial {request.Index}", problems);

        void Require(bool holds, string path, object? found, string expected)
        {
            if (!holds)
                problems.Add(new Problem($"$.{path}", FormattableString.Invariant($"{found}, expected {expected}")));
        }
    }

    private static bool CanCompute(PrecisionType precision) => precision == PrecisionType.Float32 || TorchEngine.HasAutocast;
}
