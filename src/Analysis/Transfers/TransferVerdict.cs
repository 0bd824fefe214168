namespace Explorer.Analysis.Transfers;

/// <summary>Whether what one population shows of a parameter, the other shows too.</summary>
public enum TransferVerdict
{
    /// <summary>One of the two does not show which way the error goes, so nothing can be said.</summary>
    NotShown,

    /// <summary>Both show that the error goes the same way.</summary>
    CarriesOver,

    /// <summary>Both show a direction, and it is not the same.</summary>
    TurnsRound,
}
