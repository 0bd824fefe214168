using Explorer.Running.Live;

namespace Explorer.Watching;

/// <summary>An experiment as it stands. What is computed of it is computed once, when it is first asked for.</summary>
internal sealed class WatchedExperiment
{
    // A bootstrap of more takes long, and says the same as Student's t.
    private const int MostForBootstrap = 5_000;
    private readonly Lazy<Experiment> _definition;
    private readonly Lazy<Population> _population;
    private readonly Lazy<Estimate?> _mean;

    /// <summary>An experiment.</summary>
    /// <param name="record">As stored.</param>
    /// <param name="planned">Trials planned.</param>
    /// <param name="trials">Finished trials, by index.</param>
    /// <param name="attempts">Failed attempts.</param>
    /// <param name="revision">Rises with every change.</param>
    public WatchedExperiment(ExperimentRecord record, int planned, IReadOnlyList<TrialRecord> trials, IReadOnlyList<AttemptRecord> attempts, int revision)
    {
        (Record, Planned, Trials, Attempts, Revision) = (record, planned, trials, attempts, revision.ToString(CultureInfo.InvariantCulture));
        _definition = new Lazy<Experiment>(() => record.ReadDefinition());
        _population = new Lazy<Population>(() => Population.Of(trials));
        _mean = new Lazy<Estimate?>(() => MeanOf(_population.Value.Errors));
    }

    /// <summary>As stored.</summary>
    public ExperimentRecord Record { get; }

    /// <summary>Its name.</summary>
    public string Name => Record.Name;

    /// <summary>Trials planned.</summary>
    public int Planned { get; }

    /// <summary>Finished trials, by index.</summary>
    public IReadOnlyList<TrialRecord> Trials { get; }

    /// <summary>Failed attempts.</summary>
    public IReadOnlyList<AttemptRecord> Attempts { get; }

    /// <summary>Another with every change.</summary>
    public string Revision { get; }

    /// <summary>The run of it that is, or was, under way; null for none.</summary>
    public LiveState? Live { get; private set; }

    /// <summary>What it says of itself.</summary>
    /// <exception cref="InvalidInputException">The stored definition is damaged.</exception>
    public Experiment Definition => _definition.Value;

    /// <summary>Its trials that count.</summary>
    /// <exception cref="InvalidInputException">A record is damaged.</exception>
    public Population Population => _population.Value;

    /// <summary>Their mean error; null for none.</summary>
    public Estimate? Mean => _mean.Value;

    /// <summary>The address of its page.</summary>
    public string Path => PathOf(Name);

    /// <summary>The same beside that state of a run.</summary>
    public WatchedExperiment With(LiveState? live)
    {
        var copy = (WatchedExperiment)MemberwiseClone();
        copy.Live = live;
        return copy;
    }

    /// <summary>The address of an experiment's page.</summary>
    public static string PathOf(string name) => "/experiments/" + name;

    private static Estimate? MeanOf(ReadOnlySpan<double> errors) => errors.Length == 0 ? null
        : errors.Length <= MostForBootstrap ? MeanBootstrap.Of(errors, PopulationSummary.BootstrapSeed) : StudentMean.Of(errors.ToArray());
}

/// <summary>What a run has left of itself.</summary>
/// <param name="Run">Its last word.</param>
/// <param name="IsUnderWay">Whether it is still at work; else it was killed.</param>
internal sealed record LiveState(LiveRun Run, bool IsUnderWay);
