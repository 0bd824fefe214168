namespace Explorer.Experiments.Fidelities;

/// <summary>The fidelities of an experiment.</summary>
public sealed record FidelitySettings
{
    /// <summary>Reduction of an experiment that names none: η = 3 is what the authors of successive halving's successors use.</summary>
    public const double DefaultReduction = 3;

    private const int MostRungs = 32;

    /// <summary>Fidelities in experiment files. What they ask of the rest of the experiment, <see cref="FidelityChecks"/> looks at.</summary>
    public static MemberTable<FidelitySettings> Table { get; } = new("fidelity", "How much of a training each trial gets.", new FidelitySettings(), m =>
    [
        m.Defaulted(
            "scheduler",
            "none: every trial is trained at every rung. successiveHalving: a rung's best go on once all of it are done. hyperband: brackets of successive halving that start at different rungs. "
                + "asha: a trial goes on as soon as it is among the best of its rung. medianStopping: a trial ends once it is worse than the median of the others. "
                + "curveStopping: a trial ends once its errors at the rungs leave it too small a chance to end among the best quarter",
            Kinds.Word<SchedulerType>(),
            f => f.Scheduler,
            (f, v) => f with { Scheduler = v }),
        m.Optional("rungs", "The rungs, cheapest first; the last is the target", Kinds.List(DeclaredRung.Table, 1, MostRungs), f => f.Rungs, (f, v) => f with { Rungs = v })
            with { DefaultWords = "one rung for none, otherwise training.epochs divided by the reduction again and again," },

        // Experiments without a scheduler keep the definition they had before there were any.
        m.Optional("reduction", "A scheduler lets one of so many go on from each rung. Schedulers only", Kinds.Number(NumberRange.Above(1)), f => f.Reduction, (f, v) => f with { Reduction = v })
            with { IsWritten = f => f.Scheduler != SchedulerType.None },
        m.Optional("calibration", "Share of the trials that a lot trains to the target whatever the scheduler says. Schedulers only", Kinds.Number(NumberRange.Closed(0, 1)), f => f.Calibration, (f, v) => f with { Calibration = v })
            with { IsWritten = f => f.Scheduler != SchedulerType.None },
        m.Optional("proxies", "Zero-cost proxies to measure on every untrained network", Kinds.List(Kinds.OneOf(ProxyNames.All, "found")), f => f.Proxies, (f, v) => f with { Proxies = v }),
    ])
    {
        Check = Check,
    };

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

    private static void Check(FidelitySettings fidelity, JsonMembers members)
    {
        foreach (var name in new[] { "reduction", "calibration" })
        {
            if (fidelity.Scheduler == SchedulerType.None && !members.IsFailed("scheduler") && members.Optional(name) is { } member)
                member.Problem($"found {member.Item}, but without a scheduler every trial is trained at every rung; expected no such member, or a scheduler such as \"asha\"");
        }

        var proxies = members.Optional("proxies") is { IsArray: true } list ? list.Array()! : [];
        foreach (var again in proxies.Where((item, i) => item.IsString && proxies.Take(i).Any(before => before.Item.Text == item.Item.Text) && ProxyNames.All.Contains(item.Item.Text)))
            again.Problem($"found \"{again.Item.Text}\" again, expected each proxy once");
    }
}
