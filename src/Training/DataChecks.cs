namespace Explorer.Training;

/// <summary>Whether images fit a network.</summary>
public static class DataChecks
{
    /// <summary>Refuses images of other channels or another number of classes. The resolution may differ where a network pools to one pixel before its last layer, as AnyNets do.</summary>
    /// <exception cref="InvalidInputException">They do not fit.</exception>
    public static void ThrowIfUnfit(ModelConfig config, ImageSplits splits)
    {
        var problems = new List<Problem>();
        var images = splits.Train;
        if (config.Input.Channels != images.Shape.Channels)
            problems.Add(new Problem("$.input.channels", $"{config.Input.Channels}, but the images of {images.Name} have {images.Shape.Channels}"));
        if (config.Classes != images.Classes)
            problems.Add(new Problem("$.classes", $"{config.Classes}, but {images.Name} has {images.Classes}"));
        if (!config.IsAnyNet() && config.Input.Resolution != images.Shape.Resolution)
            problems.Add(new Problem("$.input.resolution", $"{config.Input.Resolution}, but the images have {images.Shape.Resolution}: a {config.Family} takes its own resolution only"));
        if (problems.Count > 0)
            throw new InvalidInputException("model", problems);
    }
}
