using Explorer.SearchSpace.Distributions;

namespace Explorer.Experiments.Trainings;

/// <summary>How networks are trained, in experiment files. Numbers may be distributions, drawn anew for each trial.</summary>
public static class TrainingMembers
{
    /// <summary>Epochs of a training whose number could not be read.</summary>
    internal const int Unread = 0;

    private const int MostSteps = 1000;

    /// <summary>The members.</summary>
    public static MemberTable<TrainingSpace> Table { get; } = new(
        "training", "How every network is trained. Any number may be a distribution, drawn anew for each trial.", new TrainingSpace(new TrainingSettings { Epochs = Unread }, []), m =>
        [
            .. TrainingNumber.All.Select(number => Number(m, number)),
            m.Defaulted("optimizer", "The optimiser", Kinds.Word<OptimizerType>(), t => t.Settings.Optimizer, (t, v) => t.With(t.Settings with { Optimizer = v })),
            m.Defaulted("schedule", "How the learning rate falls: half a cosine down to 0, in steps, or not", Kinds.Word<ScheduleType>(), t => t.Settings.Schedule, (t, v) => t.With(t.Settings with { Schedule = v })),
            m.Optional("stepEpochs", "Epochs after which a step schedule multiplies the rate by stepFactor, increasing. Step schedule only", Kinds.List(Kinds.Integer(1, int.MaxValue), 1, MostSteps), t => t.Settings.StepEpochs, (t, v) => t.With(t.Settings with { StepEpochs = v }))
                with { IsWritten = t => t.Settings.Schedule == ScheduleType.Step },
            m.Defaulted("augment", "Augmentations of the training images, in order", Kinds.List(Kinds.Word<Augmentation>()), t => t.Settings.Augment, (t, v) => t.With(t.Settings with { Augment = v })),
            m.Defaulted("precision", "Number format of a training step", Kinds.Word<PrecisionType>(), t => t.Settings.Precision, (t, v) => t.With(t.Settings with { Precision = v })),
        ])
    {
        Check = Check,
    };

    /// <summary>The training with what its file leaves out as files mean it.</summary>
    /// <param name="training">The training as it was read.</param>
    /// <param name="given">The member <c>training</c> of the file.</param>
    internal static TrainingSpace WithFileDefaults(this TrainingSpace training, JsonItem given)
    {
        var defaulted = TrainingNumber.All.Where(number => number.FileDefault is not null && given.Find(number.Name) is null).ToList();
        return training with
        {
            Settings = defaulted.Aggregate(training.Settings, (settings, number) => number.Set(settings, number.FileDefault!(settings))),
            Defaulted = defaulted.Select(number => number.Name).ToValueList(),
        };
    }

    private static Member<TrainingSpace> Number(Members<TrainingSpace> m, TrainingNumber number)
    {
        var member = m.Defaulted<Distribution>(number.Name, number.Words, new DistributionKind(number.Rule), t => t.Drawn(number), (t, v) => t.With(number, v));
        return number.Name == "epochs" ? member with { IsRequired = true } : member with { DefaultWords = number.DefaultWords ?? Default(number) };
    }

    private static string? Default(TrainingNumber number)
    {
        var settings = new TrainingSettings { Epochs = 1 };
        return JsonText.Write(writer => new DistributionKind(number.Rule).Write(writer, new FixedValue(number.FileDefault?.Invoke(settings) ?? number.Get(settings))));
    }

    private static void Check(TrainingSpace training, JsonMembers members)
    {
        var settings = training.Settings;
        var isKnown = settings.Epochs != Unread;
        if (isKnown && training.Drawn(TrainingNumber.Find("warmupEpochs")).High is var warmup && warmup >= settings.Epochs)
            members.Optional("warmupEpochs")?.Problem(FormattableString.Invariant($"{warmup} warm-up epochs of {settings.Epochs} in all, expected fewer than those"));
        if (settings.Optimizer == OptimizerType.Sgd && settings.Nesterov && settings.Momentum == 0)
            members.Optional("momentum")?.Problem("found 0 with Nesterov's form, expected momentum above 0 or \"nesterov\": false");
        if (members.Optional("augment") is { } augment && settings.Augment.Distinct().Count() < settings.Augment.Count)
            augment.Problem($"found {augment.Item}, expected each augmentation once");

        var steps = members.Optional("stepEpochs");
        if (settings.StepEpochs.Zip(settings.StepEpochs.Skip(1)).Any(pair => pair.First >= pair.Second))
            steps!.Problem($"found {steps.Item}, expected increasing epochs");
        if (settings.Schedule == ScheduleType.Step && steps is null)
            members.Owner.Child(".stepEpochs", members.Owner.Item).Problem("missing; the step schedule needs the epochs after which the learning rate falls");
        else if (settings.Schedule != ScheduleType.Step && steps is not null)
            steps.Problem($"found {steps.Item}, but only the step schedule has steps; expected no such member");
        else if (isKnown && settings.StepEpochs.Count > 0 && settings.StepEpochs[^1] >= settings.Epochs)
            steps!.Problem($"a step after epoch {settings.StepEpochs[^1]} of {settings.Epochs}, expected every step before the last epoch's end");
    }
}
