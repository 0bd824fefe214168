namespace Explorer.Experiments.Scheduling;

/// <summary>
/// Where no more than so many trials wait, the longest is trained first, so that no worker is left alone with it at the end. Before that trials
/// go by index, so that those of a run that is not over are the first of the sample, whatever their length.
/// </summary>
/// <param name="Trials">So many.</param>
/// <param name="Length">How long a trial will take, by its index, in any unit. Of equal ones the first goes first.</param>
public sealed record LongestFirst(int Trials, Func<int, double> Length);
