using System.Globalization;
using System.Text.RegularExpressions;

namespace Explorer.Experiments.Studies;

/// <summary>
/// Reads a study's family. Trainings and limits are merged onto the experiment that the family is of and read as one
/// experiment each, so that what is wrong with any is found before the first network is trained.
/// </summary>
internal static partial class FamilyReader
{
    private const int MostBudgets = 100;
    private const int MostNetworks = 1_000_000;
    private const int MostSeeds = 1000;
    private const int LongestName = 24;

    private static readonly MemberTable<BudgetDraft> Budget = new(
        "budget", "One budget; params and activations that are left out are those of the experiment's space, null lifts them.", new BudgetDraft("", CountRange.All, null, null), m =>
        [
            m.Required("name", "A short name that files can have, such as 2mf", Kinds.Name(SafeName(), LongestName, "a short name such as 2mf", "at most 24 lower-case letters, digits, '.' and '-': it names files"), b => b.Name, (b, v) => b with { Name = v }),
            m.Required("flops", "Multiply-adds of one image, least and most", CountRange.Kind, b => b.Flops, (b, v) => b with { Flops = v }),
            m.Optional("params", "Parameters, least and most", CountRange.Kind, b => b.Params!, (b, v) => b with { Params = v }),
            m.Optional("activations", "Output elements of convolutions and linear layers, least and most", CountRange.Kind, b => b.Activations!, (b, v) => b with { Activations = v }),
        ]);

    private static readonly MemberTable<RetrainDraft> Retrain = new("retrain", "The final trainings of the network chosen.", new RetrainDraft(FamilySettings.DefaultSeeds, null), m =>
    [
        m.Optional("seeds", "From how many seeds", Kinds.Integer(1, MostSeeds), r => r.Seeds, (r, v) => r with { Seeds = v }),
        m.Optional("training", "What differs from the training of the random networks, with the same members", Kinds.Later, r => r.Training!, (r, v) => r with { Training = v }),
    ]);

    /// <summary>The members of a family.</summary>
    public static MemberTable<FamilyDraft> Table { get; } = new(
        "family",
        "For every budget the best of some random networks, trained again, longer and from several seeds, exported and tested once.",
        new FamilyDraft(null, [], FamilySettings.DefaultNetworks, null, Retrain.Empty, null),
        m =>
        [
            m.Optional("from", "Name of the step's experiment whose space the networks are of", Kinds.Text("the name of a step's experiment"), f => f.From!, (f, v) => f with { From = v })
                with { DefaultWords = "the last that is not shown to be worse than the one before" },
            m.Required("budgets", "What the members may cost", Kinds.List(Budget, 1, MostBudgets), f => f.Budgets, (f, v) => f with { Budgets = v }),
            m.Optional("networks", "Random networks a budget", Kinds.Integer(1, MostNetworks), f => f.Networks, (f, v) => f with { Networks = v }),
            m.Optional("training", "How they are trained: what differs from the experiment's training, with the same members", Kinds.Later, f => f.Training!, (f, v) => f with { Training = v }),
            m.Optional("retrain", "The final trainings of the network chosen", Retrain, f => f.Retrain, (f, v) => f with { Retrain = v }),
            m.Optional("limits", "What one trial may take: what differs from the experiment's limits, with the same members", Kinds.Later, f => f.Limits!, (f, v) => f with { Limits = v }),
        ])
    {
        Check = (family, members) =>
        {
            foreach (var twice in family.Budgets.GroupBy(budget => budget.Name).Where(group => group.Count() > 1))
                members.Optional("budgets")!.Problem($"two budgets are named \"{twice.Key}\", expected different names");
        },
    };

    /// <summary>The family of a study; null, with a problem, where it is none.</summary>
    public static FamilySettings? Read(JsonCursor cursor, FamilyDraft draft, IReadOnlyList<StudyStep>? steps, StudyMode mode)
    {
        var names = steps?.Select(step => step.Experiment.Name).ToList() ?? [];
        if (draft.From is not null && mode == StudyMode.Auto)
            cursor.Child(".from", cursor.Item.Find("from")!).Problem("found in auto mode, where a family is of the last space kept; expected no such member");
        else if (draft.From is not null && steps is not null && !names.Contains(draft.From))
            cursor.Child(".from", cursor.Item.Find("from")!).Problem($"no step is \"{draft.From}\"; {NearMatch.Advice(draft.From, names)}");
        var under = (draft.From is null ? steps?[^1] : steps?.FirstOrDefault(step => step.Experiment.Name == draft.From))?.Experiment;
        if (under is null)
            return null;
        if (under.Space is not SampledSpace { Complexity: var window })
        {
            cursor.Child(".budgets", cursor.Item.Find("budgets")!).Problem($"{under.Name} is a list of networks, expected a space to sample a family from");
            return null;
        }

        var selection = Merged(under, cursor, ("training", draft.Training), ("limits", draft.Limits));
        var final = Merged(selection ?? under, cursor, ("training", draft.Retrain.Training));
        return selection is null || final is null ? null : new FamilySettings
        {
            From = draft.From,
            Budgets = draft.Budgets.Select(b => new FamilyBudget(b.Name, new ComplexityWindow(b.Flops, b.Params ?? window.Params, b.Activations ?? window.Activations))).ToValueList(),
            Networks = draft.Networks,
            Selection = selection.Training,
            Retraining = final.Training,
            Seeds = draft.Retrain.Seeds,
            Limits = selection.Limits,
        };
    }

    /// <summary>The experiment with parts of the study's file merged in; null, with problems at the study's paths, where it is none.</summary>
    private static Experiment? Merged(Experiment under, JsonCursor owner, params (string Member, JsonCursor? Part)[] parts)
    {
        var none = new InputProblems(under.Origin);
        var root = JsonText.Parse(under.Definition, under.Origin, none);
        foreach (var (member, part) in parts)
        {
            if (part is not null)
                root = ExperimentMerge.Merge(root, new() { Kind = JsonValueKind.Object, Origin = owner.Item.Origin, Members = [new JsonMember(member, part.Item)] });
        }

        try
        {
            return ExperimentReader.Read(root, under.Origin);
        }
        catch (InvalidInputException e)
        {
            foreach (var problem in e.Problems)
                Report(problem, owner, parts);

            return null;
        }
    }

    private static void Report(Problem problem, JsonCursor owner, (string Member, JsonCursor? Part)[] parts)
    {
        foreach (var (member, part) in parts)
        {
            var prefix = $"$.{member}";
            if (part is not null && problem.Path.StartsWith(prefix, StringComparison.Ordinal))
            {
                owner.Problems.Add(part.Path + problem.Path[prefix.Length..], part.Item, problem.Message.Replace($" (in {part.Item.Origin})", "", StringComparison.Ordinal));
                return;
            }
        }

        owner.Problem(string.Create(CultureInfo.InvariantCulture, $"merged onto the experiment: {problem}"));
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SafeName();

    /// <summary>A budget as a file says it.</summary>
    internal sealed record BudgetDraft(string Name, CountRange Flops, CountRange? Params, CountRange? Activations);

    /// <summary>Final trainings as a file says them.</summary>
    internal sealed record RetrainDraft(int Seeds, JsonCursor? Training);
}

/// <summary>A family as a study's file says it.</summary>
internal sealed record FamilyDraft(string? From, ValueList<FamilyReader.BudgetDraft> Budgets, int Networks, JsonCursor? Training, FamilyReader.RetrainDraft Retrain, JsonCursor? Limits);
