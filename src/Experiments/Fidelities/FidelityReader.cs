namespace Explorer.Experiments.Fidelities;

/// <summary>Reads the fidelities of an experiment. What they ask of the rest of it, <see cref="FidelityChecks"/> looks at.</summary>
internal static class FidelityReader
{
    private const int MostRungs = 32;
    private const int MostEpochs = 100_000;
    private const int MostBatchSize = 1_000_000;
    private static readonly NumberRange Share = new(0, 1, WithLeast: false);

    public static readonly string[] Members = ["scheduler", "rungs", "reduction", "calibration", "proxies"];
    public static readonly string[] Rung = ["epochs", "dataShare", "resolution", "widthScale", "depthScale", "batchSize"];

    public static FidelitySettings? Read(JsonCursor? cursor, TrainingSpace? training)
    {
        if (cursor is null)
        {
            return new FidelitySettings();
        }

        var members = cursor.Object(Members);
        if (members is null)
        {
            return null;
        }

        var word = members.Optional("scheduler");
        var known = word is null ? SchedulerType.None : word.Word<SchedulerType>();
        var scheduler = known ?? SchedulerType.None;
        if (known == SchedulerType.None)
        {
            RefuseWithoutScheduler(members, "reduction");
            RefuseWithoutScheduler(members, "calibration");
        }

        var reduction = members.Optional("reduction")?.Number(NumberRange.Above(1)) ?? FidelitySettings.DefaultReduction;
        var given = members.Optional("rungs")?.Array(1, MostRungs)?.Select(ReadRung).ToValueList();
        return new FidelitySettings
        {
            Scheduler = scheduler,
            Rungs = given ?? (scheduler == SchedulerType.None || training is null ? [] : FidelityLadder.Geometric(training.Settings.Epochs, reduction)),
            Reduction = reduction,
            Calibration = members.Optional("calibration")?.Number(NumberRange.Closed(0, 1)) ?? 0,
            Proxies = ReadProxies(members.Optional("proxies")),
        };
    }

    private static void RefuseWithoutScheduler(JsonMembers members, string name)
    {
        if (members.Optional(name) is { } member)
        {
            member.Problem($"found {member.Item}, but without a scheduler every trial is trained at every rung; expected no such member, or a scheduler such as \"asha\"");
        }
    }

    private static DeclaredRung ReadRung(JsonCursor cursor)
    {
        var members = cursor.Object(Rung);
        return new DeclaredRung
        {
            Epochs = members?.Optional("epochs")?.Integer(1, MostEpochs),
            DataShare = members?.Optional("dataShare")?.Number(Share) ?? 1,
            Resolution = members?.Optional("resolution")?.Integer(1, ModelLimits.MostResolution),
            WidthScale = members?.Optional("widthScale")?.Number(Share) ?? 1,
            DepthScale = members?.Optional("depthScale")?.Number(Share) ?? 1,
            BatchSize = members?.Optional("batchSize")?.Integer(1, MostBatchSize),
        };
    }

    private static ValueList<string> ReadProxies(JsonCursor? cursor)
    {
        var names = new List<string>();
        foreach (var item in cursor?.Array() ?? [])
        {
            if (item.Text($"one of {string.Join(", ", ProxyNames.All)}") is not { } name)
            {
                continue;
            }

            if (!ProxyNames.All.Contains(name, StringComparer.Ordinal))
            {
                item.Problem($"found \"{name}\"; {NearMatch.Advice(name, ProxyNames.All)}");
            }
            else if (names.Contains(name, StringComparer.Ordinal))
            {
                item.Problem($"found \"{name}\" again, expected each proxy once");
            }

            names.Add(name);
        }

        return names.ToValueList();
    }
}
