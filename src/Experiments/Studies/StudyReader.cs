namespace Explorer.Experiments.Studies;

/// <summary>Reads study files, strictly, with every experiment that they name: every problem is reported at once.</summary>
public static class StudyReader
{
    private const int MostSteps = 1000;
    private const int MostRounds = 1000;

    internal static readonly string[] Members = ["name", "description", "mode", "steps", "auto", "family"];
    internal static readonly string[] Step = ["experiment", "question", "constraint", "against"];
    internal static readonly string[] Auto = ["start", "question", "looks", "level", "rounds"];

    /// <summary>Reads a study file; its experiments' paths are relative to it.</summary>
    /// <exception cref="InvalidInputException">A file cannot be read, or is not what it should be.</exception>
    public static Study Load(string path)
    {
        var problems = new InputProblems(path);
        var study = Read(new JsonCursor(JsonText.Load(path, problems), "$", problems));
        problems.ThrowIfAny();
        return study!;
    }

    private static Study? Read(JsonCursor root)
    {
        if (root.Object(Members) is not { } members)
        {
            return null;
        }

        var name = ExperimentReader.ReadName(members.Required("name"));
        var description = members.Optional("description")?.Text();
        var mode = members.Optional("mode") is { } given ? given.Word<StudyMode>() : StudyMode.Steps;
        var (own, other) = mode == StudyMode.Auto ? ("auto", "steps") : ("steps", "auto");
        if (mode is not null)
        {
            members.Optional(other)?.Problem($"found in a study whose mode is {EnumNames.Of(mode.Value)}, expected \"{own}\" alone");
        }

        var auto = mode == StudyMode.Auto ? members.Required("auto")?.Object(Auto) : null;
        var steps = mode switch
        {
            StudyMode.Steps => ReadSteps(members.Required("steps")),
            StudyMode.Auto when auto is not null => ReadStart(auto),
            _ => null,
        };
        var settings = ReadAuto(auto);
        var family = FamilyReader.Read(members.Optional("family"), steps, mode ?? StudyMode.Steps);
        return name is null || mode is null || steps is null ? null : new Study
        {
            Name = name,
            Description = description,
            Mode = mode.Value,
            Steps = steps.ToValueList(),
            Auto = settings,
            Family = family,
            Origin = root.Item.Origin,
        };
    }

    private static List<StudyStep>? ReadSteps(JsonCursor? cursor)
    {
        if (cursor?.Array(1, MostSteps) is not { } items)
        {
            return null;
        }

        var steps = new List<StudyStep>();
        foreach (var item in items)
        {
            if (ReadStep(item, steps) is { } step)
            {
                steps.Add(step);
            }
        }

        return steps.Count == items.Count ? steps : null;
    }

    private static StudyStep? ReadStep(JsonCursor cursor, List<StudyStep> before)
    {
        if (cursor.Object(Step) is not { } members)
        {
            return null;
        }

        var file = members.Required("experiment");
        var experiment = Load(file);
        var names = before.Select(step => step.Experiment.Name).ToList();
        if (experiment is not null && names.Contains(experiment.Name))
        {
            file!.Problem($"the experiment {experiment.Name} is a step already, expected each once");
            return null;
        }

        var question = members.Optional("question")?.Text();
        var constraint = members.Optional("constraint")?.Text();
        var against = members.Optional("against");
        var name = against is null ? names.LastOrDefault() : against.Text("the name of an earlier step's experiment");
        if (against is not null && name is not null && !names.Contains(name))
        {
            against.Problem(names.Count == 0 ? "the first step has none before it; expected no such member" : $"no earlier step is \"{name}\"; {NearMatch.Advice(name, names)}");
        }

        return experiment is null ? null : new StudyStep { Experiment = experiment, Question = question, Constraint = constraint, Against = name };
    }

    private static List<StudyStep>? ReadStart(JsonMembers auto) => Load(auto.Required("start")) is { } start
        ? [new StudyStep { Experiment = start, Question = auto.Optional("question")?.Text(), Against = null }]
        : null;

    private static AutoSettings? ReadAuto(JsonMembers? auto)
    {
        if (auto is null)
        {
            return null;
        }

        var cursor = auto.Required("looks");
        var looks = cursor?.Array(1, MostSteps)?.Select(item => item.Integer(2, int.MaxValue) ?? 0).ToList();
        if (looks is not null && looks.Zip(looks.Skip(1)).Any(pair => pair.First >= pair.Second && pair.Second > 0))
        {
            cursor!.Problem($"found {cursor.Item}, expected increasing numbers of networks");
        }

        var level = auto.Optional("level");
        var rounds = auto.Optional("rounds");
        return looks is null ? null : new AutoSettings
        {
            Looks = looks.ToValueList(),
            Level = level is null ? AutoSettings.DefaultLevel : level.Number(new NumberRange(0, 1, WithLeast: false, WithMost: false)) ?? 0,
            Rounds = rounds is null ? AutoSettings.DefaultRounds : rounds.Integer(1, MostRounds) ?? 0,
        };
    }

    /// <summary>The experiment in a file beside the study; its problems become the study's.</summary>
    private static Experiment? Load(JsonCursor? file)
    {
        if (file?.Text("an experiment file beside this one") is not { } name)
        {
            return null;
        }

        var path = Path.Combine(Path.GetDirectoryName(file.Item.Origin) ?? "", name);
        if (!File.Exists(path))
        {
            file.Problem($"found {file.Item}, but there is no file {path}");
            return null;
        }

        try
        {
            var experiment = ExperimentReader.Load(path);
            if (experiment.Fidelity.Scheduler != SchedulerType.None)
            {
                // Its population would be those that the scheduler let through, and not a sample of the space.
                file.Problem($"{path} stops trials by the scheduler {EnumNames.Of(experiment.Fidelity.Scheduler)}, so that its population is no sample of its space; expected an experiment without a scheduler");
            }

            return experiment;
        }
        catch (InvalidInputException e)
        {
            foreach (var problem in e.Problems)
            {
                file.Problem($"{e.Origin}: {problem}");
            }

            return null;
        }
    }
}
