using System.Text.Json;
using Explorer.Analysis.Runs;
using Explorer.Experiments.LearningCurves;
using Explorer.Experiments.Trainings;
using Explorer.SearchSpace.Json;

namespace Explorer.Analysis.Tables;

/// <summary>The one table of what is known of a trial: files, queries, help and the docs follow from it.</summary>
public static class TrialColumns
{
    // A name that another column has means something else there.
    private const string PlannedEpochs = "epochs";
    private static readonly string[] Elsewhere = ["precision"];
    private static readonly string[] Always = ["learning_rate", "weight_decay", "batch_size"];

    /// <summary>Every column, in the order of a file.</summary>
    public static IReadOnlyList<TrialColumn> All { get; } =
    [
        new("index", ColumnType.Int32, "", "Place in the experiment's sample, from 0", r => r.Trial.Index),
        new("state", ColumnType.Text, "", "How the trial ended", r => EnumNames.Of(r.Trial.State)) { Words = EnumNames.All<TrialState>() },
        new("error", ColumnType.Double, "fraction", "Validation error after the last epoch", r => r.Trial.Error),
        new("error_lower", ColumnType.Double, "fraction", "Lower end of a completed trial's 95 % interval for the images drawn (Wilson's)", r => Images(r)?.Lower),
        new("error_upper", ColumnType.Double, "fraction", "Its upper end", r => Images(r)?.Upper),
        new("counted_error", ColumnType.Double, "fraction", "What the trial counts with in a distribution: a diverged one with its last error or chance, a pruned or failed one not at all", r => Counted(r.Trial)) { NeedsCurves = true },
        new("best_error", ColumnType.Double, "fraction", "Least validation error of any epoch", r => r.Trial.BestError),
        new("flops", ColumnType.Int64, "multiply-adds", "Of one image through the network", r => r.Trial.Planned.StoredComplexity?.Flops),
        new("params", ColumnType.Int64, "parameters", "Of the network", r => r.Trial.Planned.StoredComplexity?.Params),
        new("activations", ColumnType.Int64, "elements", "Outputs of convolutions and linear layers, one image", r => r.Trial.Planned.StoredComplexity?.Activations),
        new("depth", ColumnType.Int32, "blocks", "Of all stages", r => r.Shape?.TotalDepth),
        new("depths", ColumnType.Text, "blocks", "Of each stage, such as 1-2-7-12", r => Known(r, StageLists.Depths)),
        new("widths", ColumnType.Text, "channels", "Of each stage", r => Known(r, StageLists.Widths)),
        new("bottleneck_ratios", ColumnType.Text, "", "Of each stage; one number where all share it", r => Known(r, StageLists.Ratios)),
        new("group_widths", ColumnType.Text, "channels", "Of each stage; one number where all share it", r => Known(r, StageLists.GroupWidths)),
        .. Always.Select(key => Of(TrainingSetting.All.Single(setting => setting.Key == key), swept: false)),
        new("epochs", ColumnType.Int32, "epochs", "Trained, without those that were begun anew", r => TrialCurve.Epochs(r.Trial).Length) { NeedsCurves = true },
        .. TrainingSetting.All.Where(setting => !Always.Contains(setting.Key) && !Elsewhere.Contains(setting.Key)).Select(setting => Of(setting, swept: true)),
        new("seed", ColumnType.UInt64, "", "Of initial weights, order of images and augmentation", r => r.Trial.Planned.Seed),
        new("seconds", ColumnType.Double, "s", "Wall time of the attempts that finished its rungs", r => r.Trial.Seconds),
        new("attempts", ColumnType.Int32, "", "Attempts made", r => r.Trial.Attempts),
        new("device", ColumnType.Text, "", "Such as cpu or cuda:0", r => r.Trial.Environment?.Device),
        new("threads", ColumnType.Int32, "", "Of one operator on the CPU", r => r.Trial.Environment?.Threads),
        new("precision", ColumnType.Text, "", "Number format of the training step", r => r.Trial.Environment?.Precision),
        new("engine", ColumnType.Text, "", "What the network computed by", r => r.Trial.Environment?.Engine),
        new("data_hash", ColumnType.Text, "", "Of the images and labels", r => r.Trial.Environment?.DataHash),
        new("code_version", ColumnType.Text, "", "Of this program", r => r.Trial.Environment?.CodeVersion),
        new("finished_at", ColumnType.Timestamp, "UTC", "When the trial ended", r => r.Trial.FinishedAt),
        new("reason", ColumnType.Text, "", "Why it diverged, was pruned or failed", r => r.Trial.Reason),
        new("hash", ColumnType.Text, "", "Of the network's config in its canonical form", r => r.Trial.Hash),
        new("config", ColumnType.Text, "", "The network as a model config, JSON", r => r.Trial.Planned.StoredConfig is { } config ? ModelConfigJson.Write(config) : null),
        new("experiment", ColumnType.Text, "", "Its name", r => r.Trial.Experiment),
        new("origin", ColumnType.Text, "", "Where the network comes from; only sampled ones count in a distribution", r => EnumNames.Of(r.Trial.Planned.Origin)) { Words = EnumNames.All<TrialOrigin>() },
        new("calibration", ColumnType.Bool, "", "Whether a lot gave it the whole training whatever a scheduler says", r => r.Trial.Planned.Calibration),
    ];

    /// <summary>The columns of a CSV file of such trials: of the training settings, those that differ.</summary>
    internal static IReadOnlyList<TrialColumn> OfCsv(IEnumerable<TrialRecord> trials)
    {
        var swept = TrainingSetting.Swept(trials.Select(trial => trial.Training));
        return [.. All.Where(column => !column.IsWhenSwept || swept.Contains(column.Setting)), .. OfTables(trials)];
    }

    internal static IEnumerable<TrialColumn> OfTables(IEnumerable<TrialRecord> trials) => OfTables(TableParameter.Of(trials));

    /// <summary>The parameters of trials that another program ran, by their names, or behind <c>param_</c> where a column has that name; none for networks.</summary>
    public static IEnumerable<TrialColumn> Of(DesignSpace space) => space is not ParameterSpace table ? [] :
        OfTables(table.Parameters.Select(range => new TableParameter(range.Name, range.Kind == ParameterKind.Whole ? ParameterKind.Number : range.Kind, [])));

    private static IEnumerable<TrialColumn> OfTables(IEnumerable<TableParameter> parameters) => parameters.Select(parameter => new TrialColumn(
        Find(parameter.Name) is null ? parameter.Name : $"param_{parameter.Name}",
        parameter.Kind switch { ParameterKind.Word => ColumnType.Text, ParameterKind.Flag => ColumnType.Bool, _ => ColumnType.Double },
        "",
        "A parameter of the table",
        row => parameter.Find(row.Trial.Planned.Parameters)?.Value));

    /// <summary>The column of that name, also as JSON has it (<c>bestError</c>); null for none.</summary>
    public static TrialColumn? Find(string name) => All.FirstOrDefault(column => column.Name == name || JsonNamingPolicy.CamelCase.ConvertName(name) == Camel(column.Name));

    private static string Camel(string name) => string.Concat(name.Split('_').Select((part, i) => i == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));

    private static TrialColumn Of(TrainingSetting setting, bool swept) => new(
        setting.Key == PlannedEpochs ? "planned_epochs" : setting.Key,
        setting.Kind switch { SettingKind.Whole => ColumnType.Int32, SettingKind.Flag => ColumnType.Bool, SettingKind.Word => ColumnType.Text, _ => ColumnType.Double },
        "",
        setting.Key == PlannedEpochs ? "Training setting: epochs of the whole training" : $"Training setting: {char.ToLowerInvariant(setting.Name[0])}{setting.Name[1..]}",
        row => row.Trial.Planned.IsForeign ? null : setting.Value(row.Trial.Training))
    {
        Words = setting.Words,
        Setting = setting,
        IsWhenSwept = swept,
    };

    private static string? Known(TrialRow row, Func<NetworkShape?, string> list) => row.Shape is { } shape ? list(shape) : null;

    // What a diverged trial was recorded with, where its network's classes are not known.
    private static double? Counted(TrialRecord trial) => trial is { State: TrialState.Diverged, Planned: { StoredConfig: null, IsForeign: false } } ? trial.Error : CountingRule.CountedError(trial);

    private static Interval? Images(TrialRow row) => row.Trial is { State: TrialState.Completed, Error: { } error } ? RunReport.OfImages(error, row.ValidationImages).Interval : null;
}
