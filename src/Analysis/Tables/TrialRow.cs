namespace Explorer.Analysis.Tables;

/// <summary>A trial as a row of a table.</summary>
/// <param name="trial">The trial.</param>
/// <param name="validationImages">How many images its error was measured on; null where that is not known.</param>
public sealed class TrialRow(TrialRecord trial, int? validationImages)
{
    private readonly Lazy<NetworkShape?> _shape = new(() => trial.Planned.StoredConfig is { } config ? NetworkShape.Of(config) : null);

    /// <summary>The trial.</summary>
    public TrialRecord Trial => trial;

    /// <summary>How many images its error was measured on; null where that is not known.</summary>
    public int? ValidationImages => validationImages;

    /// <summary>The stages of its network; null where it or its family is not known.</summary>
    public NetworkShape? Shape => _shape.Value;
}
