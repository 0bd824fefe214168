using Explorer.Experiments;
using Explorer.SearchSpace.Configs;

namespace Explorer.Storage.Transfer;

/// <summary>What a record from elsewhere must be, besides what its JSON says: it names folders and files later, and is counted with.</summary>
internal static class RecordChecks
{
    private const int MostIndex = 100_000_000;
    private const int MostRung = 1000;

    /// <summary>Refuses a name that is none, or a definition that is no experiment or names a file.</summary>
    /// <exception cref="FormatException">It is refused.</exception>
    public static bool Require(ExperimentRecord record)
    {
        if (!ExperimentTable.IsName(record.Name))
            throw new FormatException($"the experiment's name is \"{record.Name}\", expected lower-case letters, digits, '.', '_' and '-', the first a letter or digit: it names files");
        try
        {
            record.ReadDefinition();
        }
        catch (InvalidInputException e)
        {
            throw new FormatException($"its definition is no experiment: {e.Problems[0]}", e);
        }

        return true;
    }

    /// <summary>Refuses a trial of an index that none has, or of another hash than its network's.</summary>
    /// <exception cref="FormatException">It is refused.</exception>
    public static bool Require(PlannedTrial planned)
    {
        RequireWhole("index", planned.Index, MostIndex);
        if (planned.StoredConfig is { } config && ModelConfigJson.Hash(config) is var hash && hash != planned.Hash)
            throw new FormatException($"the hash is \"{planned.Hash}\", its network's is {hash}");
        if (planned.Parameters is { } parameters && ParameterValue.HashOf(parameters) is var own && own != planned.Hash)
            throw new FormatException($"the hash is \"{planned.Hash}\", its parameters' is {own}");
        if (planned.StoredComplexity is { } complexity && (complexity.Flops < 0 || complexity.Params < 0 || complexity.Activations < 0))
            throw new FormatException("its complexity has a figure below 0");
        return true;
    }

    /// <summary>Refuses errors outside [0, 1] and what else cannot have been measured.</summary>
    /// <exception cref="FormatException">It is refused.</exception>
    public static void Require(RungRecord rung)
    {
        RequireWhole("index", rung.Index, MostIndex);
        RequireWhole("rung", rung.Rung, MostRung);
        RequireShare("error", rung.Result.Error);
        Require(rung.Result);
        RequireSeconds(rung.Seconds);
    }

    /// <inheritdoc cref="Require(RungRecord)"/>
    public static void Require(TrialRecord trial)
    {
        Require(trial.Planned);
        RequireShare("error", trial.Error);
        RequireShare("bestError", trial.BestError);
        RequireSeconds(trial.Seconds);
        if (trial.Attempts < 0)
            throw new FormatException(FormattableString.Invariant($"its attempts are {trial.Attempts}, expected at least 0"));
        foreach (var rung in trial.Rungs)
            Require(rung);
    }

    private static void Require(TrainedRung rung)
    {
        // A rung that ended in NaN is one of a training that diverged.
        RequireShare("a rung's error", double.IsNaN(rung.Error) ? null : rung.Error);
        foreach (var epoch in rung.Epochs)
            RequireShare("an epoch's validationError", double.IsNaN(epoch.ValidationError) ? null : epoch.ValidationError);
    }

    private static void RequireShare(string what, double? share)
    {
        if (share is { } value && !(value >= 0 && value <= 1))
            throw new FormatException(FormattableString.Invariant($"{what} is {value}, expected a share from 0 to 1"));
    }

    private static void RequireSeconds(double seconds)
    {
        if (!(seconds >= 0 && double.IsFinite(seconds)))
            throw new FormatException(FormattableString.Invariant($"its seconds are {seconds}, expected a number of at least 0"));
    }

    private static void RequireWhole(string what, int value, int most)
    {
        if (value < 0 || value > most)
            throw new FormatException(FormattableString.Invariant($"{what} is {value}, expected a whole number from 0 to {most}"));
    }
}
