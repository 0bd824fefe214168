using Explorer.SearchSpace.Distributions;

namespace Explorer.Experiments.Trainings;

/// <summary>Reads how networks are trained. Numbers may be distributions, drawn anew for each trial.</summary>
internal static class TrainingReader
{
    private const int MostSteps = 1000;

    public static readonly string[] Members =
    [
        .. TrainingNumber.All.Select(number => number.Name),
        "optimizer", "schedule", "stepEpochs", "augment", "precision",
    ];

    /// <param name="cursor">The member <c>training</c>.</param>
    /// <param name="isFile">Whether a user wrote it, so that what it leaves out has the defaults of files; else it means what it always meant.</param>
    public static TrainingSpace? Read(JsonCursor? cursor, bool isFile)
    {
        var members = cursor?.Object(Members);
        if (members is null)
        {
            return null;
        }

        var found = new TrainingSettings { Epochs = 1 };
        found = found with { Optimizer = members.Optional("optimizer")?.Word<OptimizerType>() ?? found.Optimizer };
        var draws = new List<TrainingDraw>();
        var defaulted = new List<string>();
        foreach (var number in TrainingNumber.All)
        {
            var value = number.Name == "epochs" ? members.Required(number.Name) : members.Optional(number.Name);
            if (value is null && isFile && number.FileDefault is { } standard)
            {
                found = number.Set(found, standard(found));
                defaulted.Add(number.Name);
            }

            if (DistributionReader.Read(value, number.Rule) is not { } distribution)
            {
                continue;
            }

            found = number.Set(found, distribution.Low);
            if (distribution is not FixedValue)
            {
                draws.Add(new TrainingDraw(number.Name, distribution));
            }
        }

        var settings = found with
        {
            Schedule = members.Optional("schedule")?.Word<ScheduleType>() ?? found.Schedule,
            StepEpochs = ReadStepEpochs(members.Optional("stepEpochs")),
            Augment = ReadAugment(members.Optional("augment")),
            Precision = members.Optional("precision")?.Word<PrecisionType>() ?? found.Precision,
        };
        var training = new TrainingSpace(settings, draws.ToValueList()) { Defaulted = defaulted.ToValueList() };
        Check(training, cursor!, members);
        return training;
    }

    private static void Check(TrainingSpace training, JsonCursor cursor, JsonMembers members)
    {
        var settings = training.Settings;
        if (High(training, "warmupEpochs") is var warmup && warmup >= settings.Epochs)
        {
            members.Optional("warmupEpochs")?.Problem(FormattableString.Invariant($"{warmup} warm-up epochs of {settings.Epochs} in all, expected fewer than those"));
        }

        if (settings.Optimizer == OptimizerType.Sgd && settings.Nesterov && settings.Momentum == 0)
        {
            members.Optional("momentum")?.Problem("found 0 with Nesterov's form, expected momentum above 0 or \"nesterov\": false");
        }

        var stepEpochs = members.Optional("stepEpochs");
        if (settings.Schedule == ScheduleType.Step && stepEpochs is null)
        {
            cursor.Child(".stepEpochs", cursor.Item).Problem("missing; the step schedule needs the epochs after which the learning rate falls");
        }
        else if (settings.Schedule != ScheduleType.Step && stepEpochs is not null)
        {
            stepEpochs.Problem($"found {stepEpochs.Item}, but only the step schedule has steps; expected no such member");
        }
        else if (settings.StepEpochs.Count > 0 && settings.StepEpochs[^1] >= settings.Epochs)
        {
            stepEpochs!.Problem($"a step after epoch {settings.StepEpochs[^1]} of {settings.Epochs}, expected every step before the last epoch's end");
        }
    }

    private static double High(TrainingSpace training, string member) =>
        training.Draws.FirstOrDefault(draw => draw.Member == member)?.Distribution.High ?? TrainingNumber.Find(member).Get(training.Settings);

    private static ValueList<int> ReadStepEpochs(JsonCursor? cursor)
    {
        var epochs = cursor?.Array(1, MostSteps)?.Select(item => item.Integer(1, int.MaxValue) ?? 0).ToList() ?? [];
        if (epochs.Zip(epochs.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            cursor!.Problem($"found {cursor.Item}, expected increasing epochs");
        }

        return epochs.ToValueList();
    }

    private static ValueList<Augmentation> ReadAugment(JsonCursor? cursor)
    {
        var words = cursor?.Array()?.Select(item => item.Word<Augmentation>()).OfType<Augmentation>().ToList() ?? [];
        if (words.Distinct().Count() < words.Count)
        {
            cursor!.Problem($"found {cursor.Item}, expected each augmentation once");
        }

        return words.ToValueList();
    }
}
