namespace Explorer.Experiments.Trials;

/// <summary>Trains one network. Implementations keep data loaded between calls; calls come one at a time.</summary>
public interface ITrialTrainer
{
    /// <summary>Trains the requested network and measures it on the validation set.</summary>
    /// <param name="request">What to train and how.</param>
    /// <param name="observer">Told of every epoch and, several times a second, of every step.</param>
    /// <param name="cancellation">Ends the training soon with <see cref="OperationCanceledException"/>.</param>
    /// <returns>How it ended. Divergence is a result; only faults of data or machine are exceptions.</returns>
    /// <exception cref="TrainingSuspendedException">The observer wanted it suspended: it stands in <see cref="TrialRequest.SuspendPath"/>.</exception>
    /// <exception cref="SearchSpace.InvalidInputException">The data set is missing or corrupt, or does not fit the network.</exception>
    TrialResult Train(TrialRequest request, ITrialObserver observer, CancellationToken cancellation);
}
