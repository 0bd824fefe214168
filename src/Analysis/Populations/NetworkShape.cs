namespace Explorer.Analysis.Populations;

/// <summary>The stages of a network, whatever family described it.</summary>
public sealed record NetworkShape
{
    /// <summary>The stages, in order; at least one.</summary>
    public required ValueList<StageShape> Stages { get; init; }

    /// <summary>Output channels of the stem; null where the family has none.</summary>
    public required int? StemWidth { get; init; }

    /// <summary>Height and width of the stem's output, or of the image where there is none, in pixels.</summary>
    public required int StemResolution { get; init; }

    /// <summary>Blocks of all stages, d of the paper.</summary>
    public int TotalDepth => Stages.Sum(stage => stage.Depth);

    /// <summary>Sum of the stages' widths, in channels; a stage counts once, whatever its depth.</summary>
    public int TotalWidth => Stages.Sum(stage => stage.Width);

    /// <summary>Width of each block, in channels.</summary>
    public IReadOnlyList<int> BlockWidths => [.. Stages.SelectMany(stage => Enumerable.Repeat(stage.Width, stage.Depth))];

    /// <summary>The shape of a network: a VGG's blocks and a perceptron's hidden layers are its stages; null where its family is not known.</summary>
    public static NetworkShape? Of(ModelConfig config) => config switch
    {
        VggConfig => Plain(config, config.Input.Resolution),
        MlpConfig => Plain(config, resolution: 1),
        _ when config.IsAnyNet() => Of(config.ToAnyNet()),
        _ => null,
    };

    private static NetworkShape Plain(ModelConfig config, int resolution)
    {
        var stages = new List<StageShape>();
        foreach (var stage in config.ToStages())
        {
            // Pools round the halved resolution down.
            resolution /= stage.Stride;
            stages.Add(new StageShape(stage.Depth, stage.Width, resolution, stage.BottleneckRatio, stage.GroupWidth));
        }

        return new NetworkShape { Stages = [.. stages], StemWidth = null, StemResolution = config.Input.Resolution };
    }

    private static NetworkShape Of(AnyNetConfig network)
    {
        var resolution = network.Stem.Type switch
        {
            StemType.Simple => Halved(network.Input.Resolution),
            StemType.Resnet => Halved(Halved(network.Input.Resolution)),
            _ => network.Input.Resolution,
        };
        var stemResolution = resolution;
        var stages = new List<StageShape>(network.Stages.Count);
        foreach (var stage in network.Stages)
        {
            // Padded 3×3 convolutions round the halved resolution up.
            resolution = (resolution + stage.Stride - 1) / stage.Stride;
            stages.Add(new StageShape(stage.Depth, stage.Width, resolution, stage.BottleneckRatio, stage.GroupWidth));
        }

        return new NetworkShape { Stages = [.. stages], StemWidth = network.Stem.Width, StemResolution = stemResolution };
    }

    private static int Halved(int resolution) => (resolution + 1) / 2;
}
