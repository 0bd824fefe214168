using Explorer.Trials.Execution;

namespace Explorer.Training.Sessions;

/// <summary>Follows one network's training.</summary>
public interface ISessionObserver : ITrialObserver
{
    /// <summary>The network is built and the images are there; called once, before anything else.</summary>
    void OnStart(SessionStart start);

    /// <summary>The test images are measured now.</summary>
    void OnTest(int images);
}
