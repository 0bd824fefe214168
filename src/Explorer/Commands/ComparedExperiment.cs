using Explorer.Analysis.Comparisons;
using Explorer.Trials;
using Explorer.Trials.Experiments;

namespace Explorer.Commands;

/// <summary>One side of a comparison as read from its store.</summary>
/// <param name="Named">Its population.</param>
/// <param name="Experiment">Its definition.</param>
/// <param name="Trials">Its finished trials.</param>
/// <param name="Planned">Trials planned.</param>
internal sealed record ComparedExperiment(NamedPopulation Named, Experiment Experiment, IReadOnlyList<TrialRecord> Trials, int Planned)
{
    /// <summary>What its errors were measured on.</summary>
    public DataIdentity Data { get; } = DataIdentity.Of(Experiment, Trials);
}
