using Explorer.Training.Evaluation;

namespace Explorer.Training.Sessions;

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
    [System.Text.Json.Serialization.JsonIgnore]
    public double Error => (double)Wrong / Images;
}
