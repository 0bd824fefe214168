using System.Text.Json.Serialization;
using Explorer.Training.Evaluation;

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

/// <summary>The one measurement on the test images.</summary>
public sealed record SessionTest
{
    /// <summary>Epoch whose weights were measured.</summary>
    public required int Epoch { get; init; }

    /// <summary>Images measured on.</summary>
    public required int Images { get; init; }

    /// <summary>Images classified wrongly.</summary>
    public required int Wrong { get; init; }

    /// <summary>Mean cross-entropy in nats.</summary>
    public required double Loss { get; init; }

    /// <summary>Which class was taken for which.</summary>
    public required ConfusionMatrix Confusion { get; init; }

    /// <summary>Top-1 error, a fraction.</summary>
    [JsonIgnore]
    public double Error => (double)Wrong / Images;
}
