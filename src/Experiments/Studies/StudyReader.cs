using System.Text.Json.Nodes;

namespace Explorer.Experiments.Studies;

/// <summary>Reads study files, strictly, with every experiment that they name: every problem is reported at once.</summary>
public static class StudyReader
{
    private const int MostSteps = 1000;
    private const int MostRounds = 1000;

    private static readonly ValueKind<string> Words = Kinds.Text();
    private static readonly StudyStep AnyStep = new() { Experiment = ExperimentTable.Table.Empty, Against = null };

    private static readonly ValueKind<Experiment> ExperimentFile = Kinds.Of<Experiment>(
        Load, (_, _) => throw new NotSupportedException("studies are read alone"), _ => new JsonObject { ["type"] = "string" });

    private static readonly MemberTable<StudyStep> Step = new("step", "One experiment.", AnyStep, m =>
    [
        m.Required("experiment", "The experiment's file, relative to this one", ExperimentFile, s => s.Experiment, (s, v) => s with { Experiment = v }),
        m.Optional("question", "What it asks, in words, for the report", Words, s => s.Question!, (s, v) => s with { Question = v }),
        m.Optional("constraint", "What it adds to the space it is judged against, in words", Words, s => s.Constraint!, (s, v) => s with { Constraint = v }),
        m.Optional("against", "Name of the earlier experiment that it is judged against", Kinds.Text("the name of an earlier step's experiment"), s => s.Against!, (s, v) => s with { Against = v }) with { DefaultWords = "the one before" },
    ]);

    private static readonly MemberTable<AutoStart> Auto = new("auto", "How constraints are tried.", new AutoStart(AnyStep, new AutoSettings { Looks = [] }), m =>
    [
        m.Required("start", "The experiment to start from, a file relative to this one; all its networks are trained", ExperimentFile, a => a.Start.Experiment, (a, v) => a with { Start = a.Start with { Experiment = v } }),
        m.Optional("question", "What is asked of it, in words", Words, a => a.Start.Question!, (a, v) => a with { Start = a.Start with { Question = v } }),
        m.Required("looks", "Networks of a new space at which its verdict is looked at, increasing; the last is the most that are trained", Kinds.List(Kinds.Integer(2, int.MaxValue), 1, MostSteps), a => a.Settings.Looks, (a, v) => a with { Settings = a.Settings with { Looks = v } }),
        m.Optional("level", "Level of the sequential test over all looks", Kinds.Number(new NumberRange(0, 1, WithLeast: false, WithMost: false)), a => a.Settings.Level, (a, v) => a with { Settings = a.Settings with { Level = v } }),
        m.Optional("rounds", "Most constraints to try", Kinds.Integer(1, MostRounds), a => a.Settings.Rounds, (a, v) => a with { Settings = a.Settings with { Rounds = v } }),
    ])
    {
        Check = (auto, members) =>
        {
            if (auto.Settings.Looks.Zip(auto.Settings.Looks.Skip(1)).Any(pair => pair.First >= pair.Second))
                members.Optional("looks")!.Problem($"found {members.Optional("looks")!.Item}, expected increasing numbers of networks");
        },
    };

    /// <summary>The members of a study.</summary>
    internal static MemberTable<StudyDraft> Table { get; } = new(
        "study", "Experiments in order, each judged against one before it, and at the end a family of networks over several budgets.", new StudyDraft("", null, StudyMode.Steps, [], false, null, null), m =>
        [
            m.Required("name", "Name, safe as a file name: of the report's folder, and the beginning of the names of what the study derives", ExperimentTable.NameOfFiles(), s => s.Name, (s, v) => s with { Name = v }),
            m.Optional("description", "What the study asks", Words, s => s.Description!, (s, v) => s with { Description = v }),
            m.Optional("mode", "steps: the experiments are listed; auto: after each population the best-supported constraint is tried", Kinds.Word<StudyMode>(), s => s.Mode, (s, v) => s with { Mode = v }),
            m.Optional("steps", "The experiments, in order; for the mode steps", Kinds.List(Step, 1, MostSteps), s => s.Steps, (s, v) => s with { Steps = v }),
            m.Optional("shareNetworks", "Whether a step whose space is that of an earlier one under further orders or narrower bounds takes the networks of that sample which are its own, instead of training as many; for the mode steps", Kinds.Flag, s => s.Shares, (s, v) => s with { Shares = v }),
            m.Optional("auto", "How constraints are tried; for the mode auto", Auto, s => s.Auto!, (s, v) => s with { Auto = v }),
            m.Optional("family", "The family derived at the end", FamilyReader.Table, s => s.Family!, (s, v) => s with { Family = v }),
        ]);

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
        if (Table.Read(root, out var draft) is not { } members)
            return null;
        var (own, other) = draft.Mode == StudyMode.Auto ? ("auto", "steps") : ("steps", "auto");
        if (!members.IsFailed("mode"))
        {
            members.Optional(other)?.Problem($"found in a study whose mode is {EnumNames.Of(draft.Mode)}, expected \"{own}\" alone");
            members.Required(own);
            if (draft is { Mode: StudyMode.Auto, Shares: true })
                members.Optional("shareNetworks")!.Problem("found in auto mode, where every space is tried on fresh networks; expected no such member");
        }

        var steps = !members.AreRead(own) ? null : draft.Mode == StudyMode.Auto ? [draft.Auto!.Start] : Judged(draft.Steps, members.Optional("steps")!.Array()!);
        var family = draft.Family is null ? null : FamilyReader.Read(members.Optional("family")!, draft.Family, steps, draft.Mode);
        return steps is null ? null : new Study
        {
            Name = draft.Name,
            Description = draft.Description,
            Mode = draft.Mode,
            Steps = steps.ToValueList(),
            SharesNetworks = draft.Shares,
            Auto = draft.Auto?.Settings,
            Family = family,
            Origin = root.Item.Origin,
        };
    }

    /// <summary>The steps, each with the one that it is judged against.</summary>
    private static List<StudyStep> Judged(ValueList<StudyStep> steps, IReadOnlyList<JsonCursor> cursors)
    {
        var judged = new List<StudyStep>();
        foreach (var (i, step) in steps.Index())
        {
            var names = judged.Select(before => before.Experiment.Name).ToList();
            var members = cursors[i].Item;
            if (names.Contains(step.Experiment.Name))
                cursors[i].Child(".experiment", members.Find("experiment")!).Problem($"the experiment {step.Experiment.Name} is a step already, expected each once");
            if (step.Against is { } against && !names.Contains(against))
                cursors[i].Child(".against", members.Find("against")!).Problem(names.Count == 0 ? "the first step has none before it; expected no such member" : $"no earlier step is \"{against}\"; {NearMatch.Advice(against, names)}");
            judged.Add(step with { Against = step.Against ?? names.LastOrDefault() });
        }

        return judged;
    }

    /// <summary>The experiment in a file beside the study; its problems become the study's.</summary>
    private static Experiment? Load(JsonCursor file)
    {
        if (file.Text("an experiment file beside this one") is not { } name)
            return null;

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

    /// <summary>A study as its file says it.</summary>
    internal sealed record StudyDraft(string Name, string? Description, StudyMode Mode, ValueList<StudyStep> Steps, bool Shares, AutoStart? Auto, FamilyDraft? Family);

    /// <summary>A study in auto mode as its file says it.</summary>
    internal sealed record AutoStart(StudyStep Start, AutoSettings Settings);
}
