namespace Explorer.Analysis.Populations;

/// <summary>The trials of one space that count, best first, and the numbers of those that do not.</summary>
public sealed class Population
{
    private readonly double[] _errors;

    private Population(ImmutableArray<PopulationMember> members, int pruned, int failed, int predicted)
    {
        Members = members;
        Pruned = pruned;
        Failed = failed;
        Predicted = predicted;
        _errors = [.. members.Select(member => member.Error)];
        Diverged = members.Count(member => member.Diverged);
    }

    /// <summary>The trials that count, by error and then by index.</summary>
    public ImmutableArray<PopulationMember> Members { get; }

    /// <summary>n: the trials that count.</summary>
    public int Count => Members.Length;

    /// <summary>How many of them completed.</summary>
    public int Completed => Count - Diverged;

    /// <summary>How many of them diverged.</summary>
    public int Diverged { get; }

    /// <summary>Trials that a scheduler stopped early; they do not count.</summary>
    public int Pruned { get; }

    /// <summary>Trials that ended for reasons of the machine; they do not count.</summary>
    public int Failed { get; }

    /// <summary>Trials whose network a predictor chose; they are no sample of the space and do not count.</summary>
    public int Predicted { get; }

    /// <summary>
    /// Whether a scheduler stopped some of the sampled trials: the members are then those that it let finish, chosen by their cheap errors, and their
    /// distribution is a naive estimate of the space's.
    /// </summary>
    public bool IsNaive => Pruned > 0;

    /// <summary>Whether another program ran the trials, so that parameters are known of them and no networks.</summary>
    public bool IsForeign => Members is [{ Trial.Planned.IsForeign: true }, ..];

    /// <summary>The members' errors, ascending.</summary>
    public ReadOnlySpan<double> Errors => _errors;

    /// <summary>The EDF of its errors.</summary>
    public ErrorDistribution Distribution => ErrorDistribution.Of(_errors);

    /// <summary>Applies <see cref="CountingRule"/> to the trials.</summary>
    /// <exception cref="SearchSpace.InvalidInputException">A completed trial has no error within [0, 1].</exception>
    public static Population Of(IEnumerable<TrialRecord> trials) => Of(trials, withPredicted: false);

    /// <summary>As <see cref="Of(IEnumerable{TrialRecord})"/>, with the networks that a predictor chose: to look for the best network, not at the space.</summary>
    /// <exception cref="SearchSpace.InvalidInputException">A completed trial has no error within [0, 1].</exception>
    public static Population OfCandidates(IEnumerable<TrialRecord> trials) => Of(trials, withPredicted: true);

    /// <summary>The completed trials of least error, at most <paramref name="count"/>; ties go to the lower index.</summary>
    public IReadOnlyList<PopulationMember> Best(int count) => [.. Members.Where(member => !member.Diverged).Take(count)];

    /// <summary>The members of greatest error, worst first, at most <paramref name="count"/>; diverged ones among them.</summary>
    public IReadOnlyList<PopulationMember> Worst(int count) => [.. Members.Reverse().Take(count)];

    private static Population Of(IEnumerable<TrialRecord> trials, bool withPredicted)
    {
        var members = new List<PopulationMember>();
        var pruned = 0;
        var failed = 0;
        var predicted = 0;
        foreach (var trial in trials)
        {
            if (!withPredicted && trial.Planned.Origin != TrialOrigin.Sampled)
            {
                predicted++;
            }
            else if (CountingRule.CountedError(trial) is { } error)
            {
                members.Add(new PopulationMember(trial, error, trial.Planned.IsForeign ? null : NetworkShape.Of(trial.Config)));
            }
            else if (trial.State == TrialState.Pruned)
            {
                pruned++;
            }
            else
            {
                failed++;
            }
        }

        members.Sort(ByErrorThenIndex);
        return new Population([.. members], pruned, failed, predicted);
    }

    private static int ByErrorThenIndex(PopulationMember left, PopulationMember right)
    {
        var byError = left.Error.CompareTo(right.Error);
        return byError != 0 ? byError : left.Trial.Index.CompareTo(right.Trial.Index);
    }
}
