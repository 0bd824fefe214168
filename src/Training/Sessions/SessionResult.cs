using Explorer.SearchSpace;
using Explorer.Trials;

namespace Explorer.Training.Sessions;

/// <summary>A finished training of one network.</summary>
public sealed record SessionResult
{
    /// <summary>What was asked for.</summary>
    public required SessionRequest Request { get; init; }

    /// <summary>The epochs, in order.</summary>
    public required ValueList<EpochMetrics> Epochs { get; init; }

    /// <summary>Epoch of least validation error, the first of several.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>The measurement on the test images; null where it was not wanted, or the training diverged.</summary>
    public required SessionTest? Test { get; init; }

    /// <summary>Epoch in which the loss became NaN or infinite; null where it did not.</summary>
    public required int? DivergedIn { get; init; }

    /// <summary>Training images an epoch.</summary>
    public required int TrainImages { get; init; }

    /// <summary>Validation images.</summary>
    public required int ValidationImages { get; init; }

    /// <summary>Mean of each channel of the training images, of pixels divided by 255.</summary>
    public required ValueList<float> Mean { get; init; }

    /// <summary>Deviation of each channel.</summary>
    public required ValueList<float> Deviation { get; init; }

    /// <summary>Names of the classes, in the order of the outputs.</summary>
    public required ValueList<string> ClassNames { get; init; }

    /// <summary>Where and with what.</summary>
    public required TrialEnvironment Environment { get; init; }
}
