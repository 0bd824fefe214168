using System.Text.Json;
using Explorer.Analysis.Widths;

namespace Explorer.Commands.Ask;

/// <summary>Fits of widths as lines of JSON and in words.</summary>
internal static class FitText
{
    private const int Shown = 5;

    /// <summary>Whether a JSON file is an experiment rather than a model config.</summary>
    public static bool IsExperiment(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            return document.RootElement.ValueKind == JsonValueKind.Object
                && (document.RootElement.TryGetProperty("space", out _) || document.RootElement.TryGetProperty("extends", out _));
        }
        catch (JsonException)
        {
            // The reader of model configs says where the JSON is wrong.
            return false;
        }
    }

    public static void WriteJson(TextWriter output, (string Name, ModelConfig Config) model)
    {
        var fit = LinearWidthFit.Of(ShapeOf(model).Stages);
        JsonLines.Write(output, new
        {
            model = model.Name,
            hash = ModelConfigJson.Hash(model.Config),
            initialWidth = fit?.InitialWidth,
            slope = fit?.Slope,
            multiplier = fit?.Multiplier,
            depth = ShapeOf(model).TotalDepth,
            fitError = fit?.FitError,
            ties = fit?.Ties,
        });
    }

    public static void WriteJson(TextWriter output, string experiment, LinearWidthTrend trend)
    {
        foreach (var (member, fit) in trend.Networks)
        {
            JsonLines.Write(output, new
            {
                experiment,
                index = member.Trial.Index,
                hash = member.Trial.Hash,
                error = member.Error,
                initialWidth = fit?.InitialWidth,
                slope = fit?.Slope,
                multiplier = fit?.Multiplier,
                depth = member.Shape!.TotalDepth,
                fitError = fit?.FitError,
                ties = fit?.Ties,
            });
        }
    }

    public static void WriteModels(TextWriter output, IReadOnlyList<(string Name, ModelConfig Config)> models)
    {
        var table = new TextTable("model", "depths", "widths", "w0", "wa", "wm", "e_fit", "ties");
        foreach (var model in models)
        {
            var shape = ShapeOf(model);
            table.Add([model.Name, .. Cells(shape, LinearWidthFit.Of(shape.Stages))]);
        }

        table.Write(output);
    }

    public static void Write(TextWriter output, string experiment, LinearWidthTrend trend)
    {
        output.WriteLine($"{experiment}: quantised linear widths of {trend.Networks.Length} networks");
        var table = new TextTable("trial", "error", "depths", "widths", "w0", "wa", "wm", "e_fit", "ties");
        foreach (var (member, fit) in trend.Networks.Take(Shown))
        {
            table.Add([Number(member.Trial.Index), NumberText.Share(member.Error), .. Cells(member.Shape!, fit)]);
        }

        table.Write(output);
        if (trend.Networks.Length > Shown)
        {
            output.WriteLine($"the best {Shown}; all with --json");
        }

        var none = trend.Networks.Count(network => network.Fit is null);
        if (none > 0)
        {
            output.WriteLine($"{none} networks have no fit: no line of the grid gives so many stages with so few blocks");
        }

        output.WriteLine($"error against e_fit: {Correlation(trend.ErrorCorrelation)}");
        if (trend.MeanFitErrors is { } means)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"mean e_fit: {means.Best:F3} of the best {trend.BestCount}, {means.Others:F3} of the rest"));
        }

        if (trend.InitialWidth is { } initial && trend.Slope is { } slope)
        {
            output.WriteLine($"line through the best {trend.BestCount}: w = {Estimate(initial, "F0")} + {Estimate(slope, "F1")} * j");
        }

        if (trend.Multiplier is { } multiplier)
        {
            output.WriteLine($"wm of the best {trend.BestCount}, median: {Estimate(multiplier, "F1")}");
        }
    }

    /// <summary>A correlation in words that do not claim more than its interval.</summary>
    public static string Correlation(Estimate? estimate) => estimate switch
    {
        null => "cannot be told: too few networks, or all alike",
        { Interval: null } => $"{Estimate(estimate, "F2")}, too few networks for an interval",
        { Interval: { Lower: > 0 } } => $"{Estimate(estimate, "F2")}, they rise together",
        { Interval: { Upper: < 0 } } => $"{Estimate(estimate, "F2")}, one falls as the other rises",
        _ => $"{Estimate(estimate, "F2")}, no relation shown",
    };

    /// <summary>Such as <c>48 (40 to 61)</c>.</summary>
    public static string Estimate(Estimate estimate, string format) => estimate.Interval is { } interval
        ? $"{Number(estimate.Value, format)} ({Number(interval.Lower, format)} to {Number(interval.Upper, format)})"
        : Number(estimate.Value, format);

    private static NetworkShape ShapeOf((string Name, ModelConfig Config) model) => NetworkShape.Of(model.Config)
        ?? throw new InvalidInputException(model.Name, $"a {model.Config.Family} is not made of stages, and so has no width line; expected an anynet or a regnet");

    private static string[] Cells(NetworkShape shape, LinearWidthFit? fit) =>
    [
        string.Join(',', shape.Stages.Select(stage => stage.Depth)),
        string.Join(',', shape.Stages.Select(stage => stage.Width)),
        fit is null ? "-" : Number(fit.InitialWidth),
        fit is null ? "-" : Number(fit.Slope),
        fit is null ? "-" : Number(fit.Multiplier, "F1"),
        fit is null ? "-" : Number(fit.FitError, "F4"),
        fit is null ? "-" : Number(fit.Ties),
    ];

    private static string Number(double value, string format = "0.##") => value.ToString(format, CultureInfo.InvariantCulture);
}
