using System.Text.Json;

namespace Explorer.Analysis.Import.Tables;

/// <summary>What the names of columns say in the tables that programs for sweeps write. Names are compared by their last part, without case.</summary>
internal static class ColumnNames
{
    /// <summary>Before the names of parameters: Optuna, scikit-learn, W&amp;B, Ray Tune, TensorBoard.</summary>
    private static readonly string[] Prefixes = ["params_", "params.", "params/", "param_", "param.", "config.", "config/", "config_", "hparams.", "hparams/", "hparams_", "hyperparameters.", "hyperparameters/", "hp.", "hp/"];

    /// <summary>Errors, the likeliest first.</summary>
    public static readonly string[] Errors =
    [
        "val_error", "validation_error", "valid_error", "val_err", "valid_err", "top1_err", "error", "error_rate", "err", "val_error_rate", "test_error", "test_err",
    ];

    /// <summary>Shares of which more is better.</summary>
    public static readonly string[] Accuracies =
    [
        "val_accuracy", "validation_accuracy", "valid_accuracy", "val_acc", "valid_acc", "validation_acc", "val_acc1", "val_top1", "accuracy", "acc", "top1", "acc1", "mean_accuracy", "best_val_acc", "test_accuracy", "test_acc",
        "val_auc", "auc", "roc_auc", "val_f1", "f1", "f1_score", "mean_test_score", "score",
    ];

    /// <summary>What is less where it is better, and no share.</summary>
    public static readonly string[] Losses =
    [
        "val_loss", "validation_loss", "valid_loss", "eval_loss", "value", "objective", "objective_value", "loss", "rmse", "val_rmse", "mse", "mae", "perplexity", "test_loss",
    ];

    /// <summary>How a trial ended.</summary>
    public static readonly string[] States = ["state", "status", "trial_status"];

    /// <summary>Of initial weights.</summary>
    public static readonly string[] Seeds = ["seed", "random_state", "random_seed"];

    /// <summary>Wall time.</summary>
    public static readonly string[] Seconds = ["seconds", "duration", "runtime", "_runtime", "time_total_s", "elapsed", "mean_fit_time"];

    /// <summary>What tells trials apart.</summary>
    public static readonly string[] Trials = ["trial_id", "config_id", "trial", "trial_number", "number", "run_id", "run", "id", "name", "index"];

    private static readonly string[] Others =
    [
        "", "_step", "step", "steps", "epoch", "iteration", "iter", "training_iteration", "timestamp", "_timestamp", "created", "createdat", "date", "pid", "hostname", "node_ip", "user", "tags", "notes", "sweep", "group",
        "experiment", "experiment_id", "experiment_tag", "done", "rank", "params", "host", "path", "checkpoint", "logdir", "time", "datetime_start", "datetime_complete", "start_time", "end_time", "params_count", "num_params", "flops",
    ];

    private static readonly string[] ResultParts = ["loss", "acc", "accuracy", "error", "err", "auc", "f1", "precision", "recall", "metric", "score", "rmse", "mse", "mae", "perplexity", "top1", "top5", "time", "datetime", "user_attrs", "system_attrs", "values"];
    private static readonly string[] ResultStarts = ["val_", "valid_", "validation_", "test_", "train_", "eval_", "best_", "split", "std_", "mean_", "rank_", "time_", "user_attrs_", "system_attrs_", "_", "summary.", "perf/"];

    /// <summary>Whether a program put before the name that it is a parameter's.</summary>
    public static bool IsPrefixed(string name) => Array.Exists(Prefixes, prefix => name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) && !Others.Contains(name.ToLowerInvariant());

    /// <summary>A name's last part, in lower case with underscores between words.</summary>
    public static string Last(string name)
    {
        var whole = name.EndsWith(".value", StringComparison.OrdinalIgnoreCase) ? name[..^".value".Length] : name;
        return JsonNamingPolicy.SnakeCaseLower.ConvertName(whole[(whole.LastIndexOfAny(['.', '/']) + 1)..].Replace(' ', '_').Replace('-', '_')) is var last && whole.StartsWith('_') && !last.StartsWith('_') ? $"_{last}" : last;
    }

    /// <summary>A parameter's name without what a program puts before it.</summary>
    public static string Parameter(string name)
    {
        var bare = Array.Find(Prefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) is { } found && name.Length > found.Length ? name[found.Length..] : name;
        return bare.EndsWith(".value", StringComparison.Ordinal) ? bare[..^".value".Length] : bare;
    }

    /// <summary>Whether a name speaks of a result, or of how a trial was kept, and not of a parameter.</summary>
    public static bool IsNoParameter(string name)
    {
        var (whole, last) = (name.ToLowerInvariant(), Last(name));
        return Others.Contains(last) || States.Contains(last) || Seeds.Contains(last) || Seconds.Contains(last) || Trials.Contains(last) || Losses.Contains(last)
            || last.StartsWith("unnamed:", StringComparison.Ordinal) || ResultStarts.Any(start => whole.StartsWith(start, StringComparison.Ordinal) || last.StartsWith(start, StringComparison.Ordinal))
            || last.Split('_', '@').Any(part => ResultParts.Contains(part.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'))) || ResultParts.Contains(last);
    }

    /// <summary>A name's stem and the number that it ends with, as in <c>epoch_3</c>, <c>val_error@9</c>; null where it has none.</summary>
    public static (string Stem, double Number)? Numbered(string name)
    {
        var start = name.Length;
        while (start > 0 && (char.IsAsciiDigit(name[start - 1]) || (name[start - 1] == '.' && start < name.Length && start > 1 && char.IsAsciiDigit(name[start - 2]))))
            start--;
        return start < name.Length && double.TryParse(name.AsSpan(start), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0
            ? (name[..start].TrimEnd('_', '@', '-', ' ', '.', '/', '[', '='), number)
            : null;
    }
}
