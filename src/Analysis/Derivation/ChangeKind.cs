namespace Explorer.Analysis.Derivation;

/// <summary>What a proposed change does to a space.</summary>
public enum ChangeKind
{
    /// <summary>One value for all stages.</summary>
    Share,

    /// <summary>Stages in an order.</summary>
    Order,

    /// <summary>One value in place of several.</summary>
    Fix,

    /// <summary>A smaller range.</summary>
    Narrow,

    /// <summary>Widths from a quantised line in place of widths a stage.</summary>
    Linear,
}
