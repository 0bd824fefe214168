namespace Explorer.Experiments.Fidelities;

/// <summary>
/// Networks of a sample that a predictor chooses among many, after those drawn from the space are trained: better than the space by
/// intent, so they never count in its error distribution.
/// </summary>
public sealed record PredictedSettings
{
    /// <summary>Networks that a predictor chooses from unless told otherwise.</summary>
    public const int DefaultCandidates = 20_000;

    /// <summary>Fewest networks drawn from the space that others are predicted from.</summary>
    public const int FewestDrawn = 16;

    private const int MostCandidates = 100_000_000;

    /// <summary>Predicted networks in experiment files.</summary>
    public static MemberTable<PredictedSettings> Table { get; } = new("predicted", "Networks that a predictor chooses.", new PredictedSettings { Share = 0 }, m =>
    [
        m.Required("share", $"Their share of the sample; at least {FewestDrawn} networks have to be left", Kinds.Number(new NumberRange(0, 1, WithLeast: false, WithMost: false)), p => p.Share, (p, v) => p with { Share = v }),
        m.Defaulted("candidates", "Networks drawn to choose from", Kinds.Integer(1, MostCandidates), p => p.Candidates, (p, v) => p with { Candidates = v }),
    ]);

    /// <summary>Their share of the sample, in (0, 1).</summary>
    public required double Share { get; init; }

    /// <summary>Networks drawn to choose from; at least 1.</summary>
    public int Candidates { get; init; } = DefaultCandidates;
}
