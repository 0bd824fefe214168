namespace Explorer.Training.Data.Verification;

/// <summary>What was found of a data file, the best first.</summary>
public enum FileState
{
    /// <summary>Complete, readable, and the very content that its makers published.</summary>
    Intact,

    /// <summary>Complete and readable, and no published checksum is known.</summary>
    Unchecked,

    /// <summary>Complete and readable, but other content than its makers published; a re-encoded or edited copy.</summary>
    Differs,

    /// <summary>There, but cut off or otherwise not readable as what it should be.</summary>
    Corrupt,

    /// <summary>Not there.</summary>
    Missing,
}
