using Explorer.SearchSpace.Sampling;

namespace Explorer.Experiments.Studies;

/// <summary>Networks of one step's sample that are a later step's too.</summary>
/// <param name="Source">The experiment that trains them.</param>
/// <param name="Indices">Which of its trials they are.</param>
public sealed record SharedNetworks(Experiment Source, IReadOnlyList<int> Indices);

/// <summary>
/// Which networks a study trains once for several steps. A step takes those of every step before it, along the steps that it is judged
/// against, whose space it is a part of (<see cref="NestedSpaces"/>) and whose networks are trained in the same way; which they are is
/// known before any is trained.
/// </summary>
public sealed class StudySharing
{
    // A share to half a point.
    private const int Drawn = 8_000;
    private readonly Dictionary<string, IReadOnlyList<SharedNetworks>> _shared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _own = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _shares = new(StringComparer.Ordinal);

    /// <summary>Looks through a study's steps.</summary>
    /// <exception cref="InvalidInputException">A space cannot be sampled as often as its experiment asks for.</exception>
    public StudySharing(Study study)
    {
        if (!study.SharesNetworks)
            return;
        foreach (var step in study.Steps)
        {
            var experiment = step.Experiment;
            var shared = Wider(study, step).Select(wider => new SharedNetworks(wider, Members(wider, _own[wider.Name], experiment))).Where(shared => shared.Indices.Count > 0).ToList();
            _shared[experiment.Name] = shared;
            _own[experiment.Name] = Math.Max(0, experiment.Sample.Count - shared.Sum(part => part.Indices.Count));
            if (shared.Count > 0)
                _shares[experiment.Name] = Members(study.Steps.First(before => before.Experiment.Name == step.Against).Experiment, Drawn, experiment).Count / (double)Drawn;
        }
    }

    /// <summary>What a step takes from those before it; empty for nothing.</summary>
    public IReadOnlyList<SharedNetworks> Of(string experiment) => _shared.GetValueOrDefault(experiment) ?? [];

    /// <summary>Trials of its own sample that a step trains; null for all.</summary>
    public int? Own(string experiment) => Of(experiment).Count > 0 ? _own[experiment] : null;

    /// <summary>Share of the space that a step is judged against which is the step's: of 8,000 networks drawn.</summary>
    public double Share(string experiment) => _shares.GetValueOrDefault(experiment);

    // From the nearest on; where one is not wider, or not trained alike, those before it are not asked.
    private static IEnumerable<Experiment> Wider(Study study, StudyStep step)
    {
        for (var at = step; at.Against is { } against;)
        {
            at = study.Steps.First(before => before.Experiment.Name == against);
            if (!IsTrainedAlike(at.Experiment, step.Experiment) || !NestedSpaces.IsWithin(step.Experiment.Space, at.Experiment.Space))
                yield break;
            yield return at.Experiment;
        }
    }

    private static bool IsTrainedAlike(Experiment a, Experiment b) =>
        a.Data == b.Data && a.Training == b.Training && a.Fidelity == b.Fidelity && a.Fidelity.Rungs.Count == 0
        && a.Sample is { Repeats: 1, Predicted: null } && b.Sample is { Repeats: 1, Predicted: null };

    private static IReadOnlyList<int> Members(Experiment wider, int count, Experiment experiment) =>
        NestedSpaces.Members((SampledSpace)wider.Space, wider.Sample.Seed, count, (SampledSpace)experiment.Space);
}
