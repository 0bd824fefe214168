using System.Globalization;
using System.Text.RegularExpressions;

namespace Explorer.Experiments.Studies;

/// <summary>
/// Reads a study's family. Budgets, trainings and limits are merged onto the experiment that the family is of and read as one
/// experiment each, so that what is wrong with any is found before the first network is trained.
/// </summary>
internal static partial class FamilyReader
{
    private const int MostBudgets = 100;
    private const int MostNetworks = 1_000_000;
    private const int MostSeeds = 1000;

    public static readonly string[] Members = ["from", "budgets", "networks", "training", "retrain", "limits"];
    public static readonly string[] Budget = ["name", "flops", "params", "activations"];
    public static readonly string[] Retrain = ["seeds", "training"];

    /// <summary>The family; null where there is none, or, with a problem, where it cannot be read.</summary>
    public static FamilySettings? Read(JsonCursor? cursor, List<StudyStep>? steps, StudyMode mode)
    {
        if (cursor?.Object(Members) is not { } members)
        {
            return null;
        }

        var from = members.Optional("from");
        var name = from?.Text("the name of a step's experiment");
        var names = steps?.Select(step => step.Experiment.Name).ToList() ?? [];
        if (mode == StudyMode.Auto && from is not null)
        {
            from.Problem("found in auto mode, where a family is of the last space kept; expected no such member");
        }
        else if (name is not null && steps is not null && !names.Contains(name))
        {
            from!.Problem($"no step is \"{name}\"; {NearMatch.Advice(name, names)}");
        }

        var under = (name is null ? steps?.LastOrDefault() : steps?.FirstOrDefault(step => step.Experiment.Name == name))?.Experiment;
        var networks = members.Optional("networks");
        var training = members.Optional("training");
        var retrain = members.Optional("retrain");
        var again = retrain?.Object(Retrain);
        var seeds = again?.Optional("seeds");
        var limits = members.Optional("limits");
        var budgetItems = members.Required("budgets")?.Array(1, MostBudgets);
        var count = networks is null ? FamilySettings.DefaultNetworks : networks.Integer(1, MostNetworks);
        var repeats = seeds is null ? FamilySettings.DefaultSeeds : seeds.Integer(1, MostSeeds);
        if (under is null || budgetItems is null || count is null || repeats is null)
        {
            return null;
        }

        var budgets = budgetItems.Select(item => ReadBudget(item, under)).ToList();
        foreach (var twice in budgets.OfType<FamilyBudget>().GroupBy(budget => budget.Name).Where(group => group.Count() > 1))
        {
            cursor.Child(".budgets", members.Required("budgets")!.Item).Problem($"two budgets are named \"{twice.Key}\", expected different names");
        }

        var selection = Merged(under, cursor, ("training", training), ("limits", limits));
        var final = Merged(selection ?? under, cursor, ("training", again?.Optional("training")));
        return selection is null || final is null || budgets.Contains(null) ? null : new FamilySettings
        {
            From = name,
            Budgets = budgets.OfType<FamilyBudget>().ToValueList(),
            Networks = count.Value,
            Selection = selection.Training,
            Retraining = final.Training,
            Seeds = repeats.Value,
            Limits = selection.Limits,
        };
    }

    private static FamilyBudget? ReadBudget(JsonCursor cursor, Experiment under)
    {
        if (cursor.Object(Budget) is not { } members)
        {
            return null;
        }

        var name = members.Required("name");
        var text = name?.Text("a short name such as 2mf");
        if (text is not null && !SafeName().IsMatch(text))
        {
            name!.Problem($"found {name.Item}, expected at most 24 lower-case letters, digits, '.' and '-': it names files");
        }

        if (members.Required("flops") is null || text is null)
        {
            return null;
        }

        if (under.Space is not SampledSpace)
        {
            cursor.Problem($"{under.Name} is a list of networks, expected a space to sample a family from");
            return null;
        }

        var merged = Merged(under, cursor, ("complexity", new JsonCursor(cursor.Item.Without("name"), cursor.Path, cursor.Problems)));
        return merged is null ? null : new FamilyBudget(text, ((SampledSpace)merged.Space).Complexity);
    }

    /// <summary>The experiment with parts of the study's file merged in; null, with problems at the study's paths, where it is none.</summary>
    private static Experiment? Merged(Experiment under, JsonCursor owner, params (string Member, JsonCursor? Part)[] parts)
    {
        var none = new InputProblems(under.Origin);
        var root = JsonText.Parse(under.Definition, under.Origin, none);
        foreach (var (member, part) in parts)
        {
            if (part is null)
            {
                continue;
            }

            var over = Object(owner.Item.Origin, member, part.Item);
            root = ExperimentMerge.Merge(root, member == "complexity" ? Object(owner.Item.Origin, "space", over) : over);
        }

        try
        {
            return ExperimentReader.Read(root, under.Origin);
        }
        catch (InvalidInputException e)
        {
            foreach (var problem in e.Problems)
            {
                Report(problem, owner, parts);
            }

            return null;
        }
    }

    private static void Report(Problem problem, JsonCursor owner, (string Member, JsonCursor? Part)[] parts)
    {
        foreach (var (member, part) in parts)
        {
            var prefix = member == "complexity" ? "$.space.complexity" : $"$.{member}";
            if (part is not null && problem.Path.StartsWith(prefix, StringComparison.Ordinal))
            {
                owner.Problems.Add(part.Path + problem.Path[prefix.Length..], part.Item, problem.Message.Replace($" (in {part.Item.Origin})", "", StringComparison.Ordinal));
                return;
            }
        }

        owner.Problem(string.Create(CultureInfo.InvariantCulture, $"merged onto the experiment: {problem}"));
    }

    private static JsonItem Object(string origin, string member, JsonItem value) =>
        new() { Kind = JsonValueKind.Object, Origin = origin, Members = [new JsonMember(member, value)] };

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]{0,23}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SafeName();
}
