namespace Explorer.Execution.Runs;

/// <summary>What a run is about to do.</summary>
/// <param name="Experiment">Name of the experiment.</param>
/// <param name="Planned">Trials planned for the experiment.</param>
/// <param name="FinishedBefore">Those stored already.</param>
/// <param name="ToTrain">Those that this run will train.</param>
/// <param name="BestError">Least error of a stored trial; null for none.</param>
/// <param name="Workers">Workers at a time.</param>
/// <param name="Threads">Threads of each.</param>
public sealed record RunTotals(string Experiment, int Planned, int FinishedBefore, int ToTrain, double? BestError, int Workers, int Threads)
{
    /// <summary>Rungs that a trial may climb.</summary>
    public int Rungs { get; init; } = 1;

    /// <summary>Multiply-adds forward of training every planned trial at the target alone; null where no scheduler may stop any of them, or the number of images is not known.</summary>
    public double? FullCost { get; init; }
}
