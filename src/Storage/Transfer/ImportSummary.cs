namespace Explorer.Storage.Transfer;

/// <summary>What an import added to a store; what was there already and equal is not counted.</summary>
/// <param name="Experiments">Experiments that the store did not have.</param>
/// <param name="Planned">Planned trials that it did not have.</param>
/// <param name="Trials">Finished trials that it did not have.</param>
/// <param name="Attempts">Failed attempts that it did not have.</param>
/// <param name="Rungs">Finished rungs that it did not have.</param>
public sealed record ImportSummary(int Experiments, int Planned, int Trials, int Attempts, int Rungs = 0);
