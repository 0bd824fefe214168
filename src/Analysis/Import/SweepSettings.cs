using System.Text.Json;
using Explorer.Experiments.Trainings;
using Explorer.SearchSpace.Json;

namespace Explorer.Analysis.Import;

/// <summary>One job's configuration in the RegNet authors' code, in this project's words.</summary>
internal sealed class SweepSettings(JsonObject cfg)
{
    private static readonly Dictionary<string, StemType> Stems = new(StringComparer.Ordinal)
    {
        ["res_stem_cifar"] = StemType.Cifar,
        ["res_stem_in"] = StemType.Resnet,
        ["simple_stem_in"] = StemType.Simple,
    };

    private static readonly Dictionary<string, BlockType> Blocks = new(StringComparer.Ordinal)
    {
        ["res_bottleneck_block"] = BlockType.Bottleneck,
        ["res_basic_block"] = BlockType.Basic,
        ["vanilla_block"] = BlockType.Vanilla,
        ["res_bottleneck_linear_block"] = BlockType.BottleneckLinear,
    };

    public string DataSet => Text("TRAIN", "DATASET");

    public ulong Seed => cfg["RNG_SEED"] is JsonValue seed && seed.TryGetValue<double>(out var value) && value >= 0 ? (ulong)value : 0;

    public TrainingSettings Training() => new()
    {
        Epochs = (int)Number("OPTIM", "MAX_EPOCH"),
        BatchSize = (int)Number("TRAIN", "BATCH_SIZE"),
        LearningRate = Number("OPTIM", "BASE_LR"),
        WeightDecay = Number("OPTIM", "WEIGHT_DECAY"),
        Momentum = Number("OPTIM", "MOMENTUM", 0.9),
        Nesterov = Flag("OPTIM", "NESTEROV"),
        WarmupEpochs = Number("OPTIM", "WARMUP_EPOCHS", 0),
        LabelSmoothing = Number("TRAIN", "LABEL_SMOOTHING", 0),
    };

    /// <summary>The network, checked as a model config file is.</summary>
    public ModelConfig Config(string place)
    {
        ModelConfig config = Text("MODEL", "TYPE") switch
        {
            "regnet" => RegNet(),
            "anynet" => AnyNet(),
            var other => throw new FormatException($"cfg.MODEL.TYPE is \"{other}\"; expected anynet or regnet, the families that are made of stages"),
        };
        return ModelConfigJson.Parse(ModelConfigJson.Write(config), place);
    }

    private RegNetConfig RegNet()
    {
        var block = Known("REGNET", "BLOCK_TYPE", Blocks);
        var stride = (int)Number("REGNET", "STRIDE", 2);
        var config = new RegNetConfig
        {
            Input = Input(),
            Classes = (int)Number("MODEL", "NUM_CLASSES"),
            Stem = Stem("REGNET"),
            Block = block,
            SqueezeExcitation = Squeeze("REGNET"),
            HeadWidth = (int)Number("REGNET", "HEAD_W", 0),
            Depth = (int)Number("REGNET", "DEPTH"),
            InitialWidth = Number("REGNET", "W0"),
            Slope = Number("REGNET", "WA"),
            Multiplier = Number("REGNET", "WM"),
            GroupWidth = block.HasBottleneck() ? (int)Number("REGNET", "GROUP_W") : 1,
            BottleneckRatio = block.HasBottleneck() ? Ratio(Number("REGNET", "BOT_MUL", 1)) : 1,
        };
        return stride == 2 ? config : config with { Strides = [.. config.ToAnyNet().Stages.Select(_ => stride)] };
    }

    private AnyNetConfig AnyNet()
    {
        var block = Known("ANYNET", "BLOCK_TYPE", Blocks);
        var (depths, widths, strides) = (List("DEPTHS"), List("WIDTHS"), List("STRIDES"));
        var (ratios, groups) = block.HasBottleneck() ? (List("BOT_MULS"), List("GROUP_WS")) : ([], []);
        if (depths.Length == 0 || new[] { widths, strides }.Any(list => list.Length != depths.Length)
            || new[] { ratios, groups }.Any(list => list.Length != 0 && list.Length != depths.Length))
        {
            throw new FormatException("cfg.ANYNET: expected as many WIDTHS, STRIDES, BOT_MULS and GROUP_WS as DEPTHS, at least one");
        }

        return new AnyNetConfig
        {
            Input = Input(),
            Classes = (int)Number("MODEL", "NUM_CLASSES"),
            Stem = Stem("ANYNET"),
            Block = block,
            SqueezeExcitation = Squeeze("ANYNET"),
            HeadWidth = (int)Number("ANYNET", "HEAD_W", 0),
            Stages = [.. depths.Select((depth, i) => new StageConfig
            {
                Depth = (int)depth,
                Width = (int)widths[i],
                Stride = (int)strides[i],
                BottleneckRatio = ratios.Length == 0 ? 1 : Ratio(ratios[i]),
                GroupWidth = groups.Length == 0 ? 1 : (int)groups[i],
            })],
        };
    }

    // Their multiplier is one over the paper's ratio.
    private static double Ratio(double multiplier) => Math.Round(1 / multiplier, 6, MidpointRounding.ToEven);

    private InputShape Input() => new(3, (int)Number("TRAIN", "IM_SIZE"));

    private StemConfig Stem(string node) => new(Known(node, "STEM_TYPE", Stems), (int)Number(node, "STEM_W"));

    private double Squeeze(string node) => Flag(node, "SE_ON") ? Number(node, "SE_R", 0.25) : 0;

    private T Known<T>(string node, string name, Dictionary<string, T> known)
    {
        var text = Text(node, name);
        return known.TryGetValue(text, out var value) ? value : throw new FormatException($"cfg.{node}.{name} is \"{text}\"; {NearMatch.Advice(text, known.Keys)}");
    }

    private JsonNode? Find(string node, string name) => (cfg[node] as JsonObject)?[name];

    private string Text(string node, string name) => Find(node, name) is JsonValue value && value.TryGetValue<string>(out var text)
        ? text
        : throw new FormatException($"cfg.{node}.{name} is missing, expected a word");

    private bool Flag(string node, string name) => Find(node, name)?.GetValueKind() == JsonValueKind.True;

    private double Number(string node, string name, double? absent = null) => Find(node, name) switch
    {
        JsonValue value when value.TryGetValue<double>(out var number) => number,
        JsonValue value when value.TryGetValue<string>(out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        null when absent is { } otherwise => otherwise,
        null => throw new FormatException($"cfg.{node}.{name} is missing, expected a number"),
        var other => throw new FormatException($"cfg.{node}.{name} is {other.ToJsonString()}, expected a number"),
    };

    private double[] List(string name) => Find("ANYNET", name) is JsonArray list ? [.. list.Select(item => item!.GetValue<double>())] : [];
}
