using System.Text.RegularExpressions;
using Explorer.Experiments.Data;

namespace Explorer.Experiments;

/// <summary>Experiments in files.</summary>
public static partial class ExperimentTable
{
    private const int LongestName = 100;
    private const int LongestTag = 40;

    /// <summary>The members.</summary>
    public static MemberTable<Experiment> Table { get; } = new(
        "experiment",
        "A space of networks, a sample of it, and how every network of the sample is trained.",
        new Experiment
        {
            Name = "", Space = DesignSpaceJson.Configs.Empty, Sample = SampleSettings.Table.Empty, Data = DataSettings.Table.Empty, Training = TrainingMembers.Table.Empty,
            Fidelity = FidelitySettings.Table.Empty, Limits = Limits.Table.Empty, Definition = "", Origin = "",
        },
        m =>
        [
            m.Required("name", "Name, unique in a database and safe as a file name; the folder under runs/ has it too", NameOfFiles(), e => e.Name, (e, v) => e with { Name = v }),
            m.Optional("extends", "A file beside this one that this experiment changes: objects are merged member by member, null takes a member out, anything else replaces", Kinds.Text(), _ => null!, (e, _) => e),
            m.Optional("description", "What the experiment is for", Kinds.Text(), e => e.Description!, (e, v) => e with { Description = v }),
            m.Optional("tags", "Short names to find the experiment by; explorer note changes those of one that was run", Kinds.List(Tag()), e => e.Tags, (e, v) => e with { Tags = v }),
            m.Required("space", "The networks: a sampled space, or a list of model configs", DesignSpaceJson.Kind, e => e.Space, (e, v) => e with { Space = v }),
            m.Defaulted("sample", "How many networks, from which seed", SampleSettings.Table, e => e.Sample, (e, v) => e with { Sample = v }) with { DefaultWords = "its defaults" },
            m.Required("data", "The images", DataSettings.Table, e => e.Data, (e, v) => e with { Data = v }) with { MayLack = IsForeign, IsWritten = IsOwn },
            m.Required("training", "How every network is trained", TrainingMembers.Table, e => e.Training, (e, v) => e with { Training = v }) with { MayLack = IsForeign, IsWritten = IsOwn },
            m.Defaulted("fidelity", "How much of a training each trial gets", FidelitySettings.Table, e => e.Fidelity, (e, v) => e with { Fidelity = v }) with { DefaultWords = "all of it", IsWritten = IsOwn },
            m.Defaulted("limits", "What one trial may take before it is stopped", Limits.Table, e => e.Limits, (e, v) => e with { Limits = v }) with { DefaultWords = "its defaults", IsWritten = IsOwn },
        ]);

    /// <summary>Whether a text can be an experiment's or a study's name.</summary>
    public static bool IsName(string name) => name.Length <= LongestName && SafeName().IsMatch(name);

    /// <summary>The canonical form: fixed order, every default written out.</summary>
    internal static string Write(Experiment experiment) => JsonText.Write(writer => Table.Write(writer, experiment));

    /// <summary>Names of experiments and studies.</summary>
    internal static ValueKind<string> NameOfFiles() => Kinds.Name(
        SafeName(), LongestName, "a name", $"at most {LongestName} lower-case letters, digits, '.', '_' and '-', the first a letter or digit: it names files");

    /// <summary>Short names to find experiments by.</summary>
    public static ValueKind<string> Tag() => Kinds.Name(SafeName(), LongestTag, "a tag", $"at most {LongestTag} lower-case letters, digits, '.', '_' and '-', the first a letter or digit");

    /// <summary>Whether a text can be a tag.</summary>
    public static bool IsTag(string text) => text.Length <= LongestTag && SafeName().IsMatch(text);

    // Trials that another program ran are told of by their parameters alone.
    private static bool IsForeign(Experiment experiment) => experiment.Space is ParameterSpace;

    private static bool IsOwn(Experiment experiment) => !IsForeign(experiment);

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._-]*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SafeName();
}
