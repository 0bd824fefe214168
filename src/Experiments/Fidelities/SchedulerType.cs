namespace Explorer.Experiments.Fidelities;

/// <summary>How trials are given their fidelities.</summary>
public enum SchedulerType
{
    /// <summary>Every trial is trained at every rung, in order (<c>none</c>).</summary>
    None,

    /// <summary>A rung's best go on once all of the rung are done (<c>successiveHalving</c>; Jamieson and Talwalkar 2016).</summary>
    SuccessiveHalving,

    /// <summary>Brackets of successive halving that start at different rungs (<c>hyperband</c>; Li et al. 2018).</summary>
    Hyperband,

    /// <summary>A trial goes on as soon as it is among the best of its rung so far (<c>asha</c>; Li et al. 2020).</summary>
    Asha,

    /// <summary>A trial ends once it is worse than the median of the others (<c>medianStopping</c>; Golovin et al. 2017).</summary>
    MedianStopping,

    /// <summary>A trial ends once its curve leaves it too small a chance to end among the best (<c>curveStopping</c>; after Domhan et al. 2015).</summary>
    CurveStopping,
}
