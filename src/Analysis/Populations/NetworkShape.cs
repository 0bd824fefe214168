using Explorer.SearchSpace;
using Explorer.SearchSpace.Configs;

namespace Explorer.Analysis.Populations;

/// <summary>The stages of a network, whatever family described it.</summary>
public sealed record NetworkShape
{
    /// <summary>The stages, in order; at least one.</summary>
    public required ValueList<StageShape> Stages { get; init; }

    /// <summary>Output channels of the stem.</summary>
    public required int StemWidth { get; init; }

    /// <summary>Height and width of the stem's output, in pixels.</summary>
    public required int StemResolution { get; init; }

    /// <summary>Blocks of all stages, d of the paper.</summary>
    public int TotalDepth => Stages.Sum(stage => stage.Depth);

    /// <summary>Sum of the stages' widths, in channels; a stage counts once, whatever its depth.</summary>
    public int TotalWidth => Stages.Sum(stage => stage.Width);

    /// <summary>The shape of a network; null where its family is not made of stages.</summary>
    public static NetworkShape? Of(ModelConfig config) => config is AnyNetConfig or RegNetConfig ? Of(config.ToAnyNet()) : null;

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
