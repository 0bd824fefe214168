using System.Buffers;
using System.Text;

namespace Explorer.SearchSpace.Configs;

/// <summary>Writes canonical model configs. A member added later is left out at its default, so that hashes last.</summary>
internal static class ModelConfigWriter
{
    private const int DefaultStride = 2;

    public static string Write(ModelConfig config)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, config);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void Write(Utf8JsonWriter writer, ModelConfig config)
    {
        writer.WriteStartObject();
        writer.WriteString("family", config.Family);
        writer.WriteStartObject("input");
        writer.WriteNumber("channels", config.Input.Channels);
        writer.WriteNumber("resolution", config.Input.Resolution);
        writer.WriteEndObject();
        writer.WriteNumber("classes", config.Classes);
        switch (config)
        {
            case AnyNetConfig network:
                WriteFrame(writer, network.Stem, network.Block, network.SqueezeExcitation, network.HeadWidth);
                WriteStages(writer, network);
                break;
            case RegNetConfig network:
                WriteFrame(writer, network.Stem, network.Block, network.SqueezeExcitation, network.HeadWidth);
                WriteLine(writer, network);
                break;
            case VggConfig network:
                FamilyConfigWriter.Write(writer, network);
                break;
            case ResNetConfig network:
                WriteStem(writer, network.Stem);
                FamilyConfigWriter.Write(writer, network);
                break;
            case ResNeXtConfig network:
                WriteStem(writer, network.Stem);
                FamilyConfigWriter.Write(writer, network);
                break;
            case MlpConfig network:
                FamilyConfigWriter.Write(writer, network);
                break;
            default:
                throw new ArgumentException($"no JSON form for family {config.Family}", nameof(config));
        }

        writer.WriteEndObject();
    }

    private static void WriteFrame(Utf8JsonWriter writer, StemConfig stem, BlockType block, double squeezeExcitation, int headWidth)
    {
        WriteStem(writer, stem);
        writer.WriteString("block", EnumNames.Of(block));
        if (squeezeExcitation != 0)
        {
            writer.WriteNumber("squeezeExcitation", squeezeExcitation);
        }

        if (headWidth != 0)
        {
            writer.WriteNumber("headWidth", headWidth);
        }
    }

    private static void WriteStem(Utf8JsonWriter writer, StemConfig stem)
    {
        writer.WriteStartObject("stem");
        writer.WriteString("type", EnumNames.Of(stem.Type));
        writer.WriteNumber("width", stem.Width);
        writer.WriteEndObject();
    }

    private static void WriteStages(Utf8JsonWriter writer, AnyNetConfig network)
    {
        writer.WriteStartArray("stages");
        foreach (var stage in network.Stages)
        {
            writer.WriteStartObject();
            writer.WriteNumber("depth", stage.Depth);
            writer.WriteNumber("width", stage.Width);
            writer.WriteNumber("stride", stage.Stride);
            if (network.Block.HasBottleneck())
            {
                writer.WriteNumber("bottleneckRatio", stage.BottleneckRatio);
                writer.WriteNumber("groupWidth", stage.GroupWidth);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteLine(Utf8JsonWriter writer, RegNetConfig network)
    {
        writer.WriteNumber("depth", network.Depth);
        writer.WriteNumber("initialWidth", network.InitialWidth);
        writer.WriteNumber("slope", network.Slope);
        writer.WriteNumber("multiplier", network.Multiplier);
        if (network.Block.HasBottleneck())
        {
            writer.WriteNumber("groupWidth", network.GroupWidth);
            writer.WriteNumber("bottleneckRatio", network.BottleneckRatio);
        }

        if (network.Strides.Any(stride => stride != DefaultStride))
        {
            writer.WriteStartArray("strides");
            foreach (var stride in network.Strides)
            {
                writer.WriteNumberValue(stride);
            }

            writer.WriteEndArray();
        }
    }
}
