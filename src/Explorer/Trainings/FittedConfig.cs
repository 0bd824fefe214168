using Explorer.Training.Data.Catalog;

namespace Explorer.Trainings;

/// <summary>A network with the input and the classes of the images it is to be trained on.</summary>
internal static class FittedConfig
{
    /// <summary>The config fitted to a data set.</summary>
    /// <param name="model">What the user called it.</param>
    /// <param name="config">The network.</param>
    /// <param name="data">The images.</param>
    /// <param name="resolution">Height and width that the images are resized to.</param>
    /// <exception cref="InvalidInputException">The network cannot take such images.</exception>
    public static ModelConfig Fit(string model, ModelConfig config, DataSetDescription data, int resolution)
    {
        var input = new InputShape(data.Shape.Channels, resolution);
        return config.Adapt(input, data.Classes, $"{model} fitted to {data.Name} at {Shape(input)} (--resize)");
    }

    /// <summary>What was changed, in words; null where nothing was.</summary>
    public static string? Changes(ModelConfig config, ModelConfig fitted)
    {
        var changes = new List<string>();
        if (config.Input != fitted.Input)
            changes.Add($"input {Shape(config.Input)} to {Shape(fitted.Input)}");
        if (config.Classes != fitted.Classes)
            changes.Add(FormattableString.Invariant($"classes {config.Classes} to {fitted.Classes}"));
        return changes.Count == 0 ? null : string.Join(", ", changes);
    }

    /// <summary>Such as <c>1x96x96</c>.</summary>
    public static string Shape(InputShape shape) => FormattableString.Invariant($"{shape.Channels}x{shape.Resolution}x{shape.Resolution}");
}
