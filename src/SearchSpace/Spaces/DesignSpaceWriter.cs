using System.Text.Json;
using Explorer.SearchSpace.Configs;
using Explorer.SearchSpace.Distributions;
using Explorer.SearchSpace.Json;

namespace Explorer.SearchSpace.Spaces;

/// <summary>Writes the members of each kind of space.</summary>
internal static class DesignSpaceWriter
{
    public static void WriteMembers(Utf8JsonWriter writer, ConfigListSpace space)
    {
        writer.WriteStartArray("configs");
        foreach (var config in space.Configs)
        {
            ModelConfigWriter.Write(writer, config);
        }

        writer.WriteEndArray();
    }

    public static void WriteMembers(Utf8JsonWriter writer, AnyNetSpace space)
    {
        WriteFrame(writer, space);
        writer.WriteNumber("stages", space.Stages);
        WriteIntegers(writer, "strides", space.Strides);
        (string Name, StageParameter Parameter)[] parameters = space.Block.HasBottleneck()
            ? [("depth", space.Depth), ("width", space.Width), ("bottleneckRatio", space.BottleneckRatio), ("groupWidth", space.GroupWidth)]
            : [("depth", space.Depth), ("width", space.Width)];
        foreach (var (name, parameter) in parameters)
        {
            WriteParameter(writer, name, parameter);
        }

        foreach (var (member, order) in new[] { ("shared", StageOrder.Shared), ("nonDecreasing", StageOrder.NonDecreasing), ("nonIncreasing", StageOrder.NonIncreasing) })
        {
            writer.WriteStartArray(member);
            foreach (var (name, _) in parameters.Where(p => p.Parameter.Order == order))
            {
                writer.WriteStringValue(name);
            }

            writer.WriteEndArray();
        }

        WriteWindow(writer, space.Complexity);
    }

    public static void WriteMembers(Utf8JsonWriter writer, RegNetSpace space)
    {
        WriteFrame(writer, space);
        Write(writer, "depth", space.Depth);
        Write(writer, "initialWidth", space.InitialWidth);
        if (space.SlopeIsInitialWidth)
        {
            writer.WriteString("slope", RegNetSpaceReader.TiedSlope);
        }
        else
        {
            Write(writer, "slope", space.Slope);
        }

        Write(writer, "multiplier", space.Multiplier);
        if (space.Block.HasBottleneck())
        {
            Write(writer, "bottleneckRatio", space.BottleneckRatio);
            Write(writer, "groupWidth", space.GroupWidth);
        }

        WriteIntegers(writer, "stages", [space.LeastStages, space.MostStages]);
        if (space.Strides.Count > 0)
        {
            WriteIntegers(writer, "strides", space.Strides);
        }

        WriteWindow(writer, space.Complexity);
    }

    private static void WriteFrame(Utf8JsonWriter writer, SampledSpace space)
    {
        writer.WriteString("family", space.Family);
        writer.WriteStartObject("input");
        writer.WriteNumber("channels", space.Input.Channels);
        writer.WriteNumber("resolution", space.Input.Resolution);
        writer.WriteEndObject();
        writer.WriteNumber("classes", space.Classes);
        writer.WriteStartObject("stem");
        writer.WriteString("type", EnumNames.Of(space.Stem.Type));
        Write(writer, "width", space.Stem.Width);
        writer.WriteEndObject();
        writer.WriteString("block", EnumNames.Of(space.Block));
        Write(writer, "squeezeExcitation", space.SqueezeExcitation);
        Write(writer, "headWidth", space.HeadWidth);
    }

    private static void WriteParameter(Utf8JsonWriter writer, string name, StageParameter parameter)
    {
        if (parameter.Stages.Distinct().Count() == 1)
        {
            Write(writer, name, parameter.Stages[0]);
            return;
        }

        writer.WriteStartArray(name);
        foreach (var stage in parameter.Stages)
        {
            DistributionWriter.Write(writer, stage);
        }

        writer.WriteEndArray();
    }

    private static void WriteWindow(Utf8JsonWriter writer, ComplexityWindow window)
    {
        writer.WriteStartObject("complexity");
        foreach (var (name, range) in new[] { ("flops", window.Flops), ("params", window.Params), ("activations", window.Activations) })
        {
            if (range == CountRange.All)
            {
                continue;
            }

            writer.WriteStartArray(name);
            WriteBound(writer, range.Least);
            WriteBound(writer, range.Most);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteBound(Utf8JsonWriter writer, long? bound)
    {
        if (bound is { } count)
        {
            writer.WriteNumberValue(count);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    private static void WriteIntegers(Utf8JsonWriter writer, string name, ValueList<int> numbers)
    {
        writer.WriteStartArray(name);
        foreach (var number in numbers)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, string name, Distribution distribution)
    {
        writer.WritePropertyName(name);
        DistributionWriter.Write(writer, distribution);
    }
}
