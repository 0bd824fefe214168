namespace Explorer.Analysis.Populations;

/// <summary>Per-stage numbers in one short text.</summary>
public static class StageLists
{
    /// <summary>Blocks.</summary>
    public static string Depths(NetworkShape? shape) => List(shape, stage => stage.Depth);

    /// <summary>Channels.</summary>
    public static string Widths(NetworkShape? shape) => List(shape, stage => stage.Width);

    /// <summary>Bottleneck ratios; one number where all stages share it.</summary>
    public static string Ratios(NetworkShape? shape) => Short(shape, stage => stage.BottleneckRatio);

    /// <summary>Group widths; one number where all stages share it.</summary>
    public static string GroupWidths(NetworkShape? shape) => Short(shape, stage => stage.GroupWidth);

    private static string List(NetworkShape? shape, Func<StageShape, double> number) =>
        shape is null ? "" : string.Join('-', shape.Stages.Select(stage => Text(number(stage))));

    // One number where all stages share it.
    private static string Short(NetworkShape? shape, Func<StageShape, double> number) =>
        shape is not null && shape.Stages.All(stage => number(stage) == number(shape.Stages[0]))
            ? Text(number(shape.Stages[0]))
            : List(shape, number);

    private static string Text(double value) => NumberText.Exact(Math.Round(value, 3, MidpointRounding.AwayFromZero));
}
