namespace Explorer.Experiments.Fidelities;

/// <summary>The fidelities of an experiment.</summary>
public sealed record FidelitySettings
{
    /// <summary>Reduction of an experiment that names none: η = 3 is what the authors of successive halving's successors use.</summary>
    public const double DefaultReduction = 3;

    /// <summary>How trials are given their fidelities.</summary>
    public SchedulerType Scheduler { get; init; }

    /// <summary>The rungs, cheapest first; the last is the target. None: one rung, the whole training.</summary>
    public ValueList<DeclaredRung> Rungs { get; init; } = [];

    /// <summary>η: a scheduler lets one of so many go on from each rung; above 1.</summary>
    public double Reduction { get; init; } = DefaultReduction;

    /// <summary>Share of the trials that a lot gives the whole training whatever the scheduler says, in [0, 1].</summary>
    public double Calibration { get; init; }

    /// <summary>Names of the zero-cost proxies to measure; see <see cref="ProxyNames"/>.</summary>
    public ValueList<string> Proxies { get; init; } = [];
}
