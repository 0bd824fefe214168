namespace Explorer.Analysis.Prediction;

/// <summary>How errors are regressed on features.</summary>
public enum PredictorKind
{
    /// <summary>A Gaussian process with a Matérn 5/2 kernel and a length scale a feature.</summary>
    GaussianProcess,

    /// <summary>Ridge regression, linear in every feature: what the others have to beat.</summary>
    Ridge,

    /// <summary>Boosted regression trees.</summary>
    FastTree,

    /// <summary>The mean of process and trees, by which networks are predicted.</summary>
    Mean,
}
