namespace Explorer.Training.Sessions;

/// <summary>Follows one network's training.</summary>
public interface ISessionObserver : ITrialObserver
{
    /// <summary>The network is built and the images are there; called once, before anything else.</summary>
    void OnStart(SessionStart start);

    /// <summary>The test images are measured now.</summary>
    void OnTest(int images);
}

/// <summary>What is known when a training begins or goes on.</summary>
public sealed record SessionStart
{
    /// <summary>The images.</summary>
    public required ImageSplits Images { get; init; }

    /// <summary>Epochs done before, in order; empty for a training from its beginning.</summary>
    public required IReadOnlyList<EpochMetrics> Done { get; init; }

    /// <summary>Parameters that do not come from the weights it starts from; empty where it starts from none.</summary>
    public required IReadOnlyList<string> Anew { get; init; }

    /// <summary>What the network computes by; where epochs were done by another engine, both.</summary>
    public required string Engine { get; init; }

    /// <summary>Whether epochs were done by another engine than will do the rest.</summary>
    public required bool IsOfSeveralEngines { get; init; }

    /// <summary>Trained parameters.</summary>
    public required long Parameters { get; init; }
}
