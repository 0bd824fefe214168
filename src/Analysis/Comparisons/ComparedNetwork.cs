namespace Explorer.Analysis.Comparisons;

/// <summary>A network of a population with the mean error of its seeds.</summary>
/// <param name="Error">Mean over the trials of the same config and training settings.</param>
/// <param name="Member">The first of those trials.</param>
internal sealed record ComparedNetwork(double Error, PopulationMember Member)
{
    /// <summary>The networks of a population, by error: repeats of one network count once.</summary>
    public static IReadOnlyList<ComparedNetwork> Of(Population population) =>
    [
        .. population.Members
            .GroupBy(member => (member.Trial.Hash, member.Trial.Training))
            .Select(group => new ComparedNetwork(group.Average(member => member.Error), group.First()))
            .OrderBy(network => network.Error),
    ];
}
