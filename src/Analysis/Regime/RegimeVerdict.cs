namespace Explorer.Analysis.Regime;

/// <summary>What a check of the training regime comes to.</summary>
public enum RegimeVerdict
{
    /// <summary>Nothing was found against it.</summary>
    Good,

    /// <summary>The trainings are shorter than any that were seen to suffice; nothing else was found.</summary>
    Doubtful,

    /// <summary>The trainings themselves show that rules found by them are rules about the regime.</summary>
    Bad,

    /// <summary>Too little is on record to tell.</summary>
    Unchecked,
}
