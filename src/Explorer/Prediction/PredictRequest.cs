namespace Explorer.Prediction;

/// <summary>What <c>explorer predict</c> was asked for.</summary>
internal sealed record PredictRequest
{
    /// <summary>The experiment whose trials are learned from.</summary>
    public required string Experiment { get; init; }

    /// <summary>The results database.</summary>
    public required string Store { get; init; }

    /// <summary>Networks to rank.</summary>
    public required int Count { get; init; }

    /// <summary>Networks to print.</summary>
    public required int Top { get; init; }

    /// <summary>Seed of everything drawn.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Whether the predictor is also cross-validated with proxies.</summary>
    public required bool WithProxies { get; init; }

    /// <summary>Whether learning curves are asked about instead of networks.</summary>
    public required bool Curves { get; init; }

    /// <summary>File for the configs of the networks printed; null for none.</summary>
    public required string? Configs { get; init; }

    /// <summary>Whether standard output carries JSON lines.</summary>
    public required bool Json { get; init; }
}
