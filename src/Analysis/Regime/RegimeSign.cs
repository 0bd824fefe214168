namespace Explorer.Analysis.Regime;

/// <summary>What may speak against a training regime.</summary>
public enum RegimeSign
{
    /// <summary>The first epoch leaves networks worse than guessing.</summary>
    EarlyLoss,

    /// <summary>Deeper networks end with a higher training error.</summary>
    Depth,

    /// <summary>What goes with a low error early goes with a high one at the end.</summary>
    SignChange,

    /// <summary>A training takes few optimiser steps.</summary>
    Steps,
}
