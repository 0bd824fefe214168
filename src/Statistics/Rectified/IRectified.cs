namespace Explorer.Statistics.Rectified;

/// <summary>
/// A sample of a space whose means are predicted, and made up for by what the predictions missed on random members of it: the difference
/// estimator (Särndal, Swensson and Wretman, Model Assisted Survey Sampling, 1992).
/// </summary>
internal interface IRectified
{
    /// <summary>Networks that the estimates rest on; at least 1.</summary>
    int Count { get; }

    /// <summary>The share of the space with an error strictly below <paramref name="error"/>; may lie outside [0, 1] by chance.</summary>
    RectifiedMean Below(double error);

    /// <summary>The mean error of the space.</summary>
    RectifiedMean Mean();

    /// <summary>Errors that are known or expected, for the range that a curve has to span; not empty.</summary>
    IEnumerable<double> Errors();
}
