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
        SpaceMemberWriter.WriteIntegers(writer, "strides", space.Strides);
        (string Name, StageParameter Parameter)[] parameters = space.Block.HasBottleneck()
            ? [("depth", space.Depth), ("width", space.Width), ("bottleneckRatio", space.BottleneckRatio), ("groupWidth", space.GroupWidth)]
            : [("depth", space.Depth), ("width", space.Width)];
        SpaceMemberWriter.WriteParameters(writer, parameters);
        SpaceMemberWriter.WriteWindow(writer, space.Complexity);
    }

    public static void WriteMembers(Utf8JsonWriter writer, RegNetSpace space)
    {
        WriteFrame(writer, space);
        SpaceMemberWriter.Write(writer, "depth", space.Depth);
        SpaceMemberWriter.Write(writer, "initialWidth", space.InitialWidth);
        if (space.SlopeIsInitialWidth)
        {
            writer.WriteString("slope", RegNetSpaceReader.TiedSlope);
        }
        else
        {
            SpaceMemberWriter.Write(writer, "slope", space.Slope);
        }

        SpaceMemberWriter.Write(writer, "multiplier", space.Multiplier);
        if (space.Block.HasBottleneck())
        {
            SpaceMemberWriter.Write(writer, "bottleneckRatio", space.BottleneckRatio);
            SpaceMemberWriter.Write(writer, "groupWidth", space.GroupWidth);
        }

        SpaceMemberWriter.WriteIntegers(writer, "stages", [space.LeastStages, space.MostStages]);
        if (space.Strides.Count > 0)
        {
            SpaceMemberWriter.WriteIntegers(writer, "strides", space.Strides);
        }

        SpaceMemberWriter.WriteWindow(writer, space.Complexity);
    }

    private static void WriteFrame(Utf8JsonWriter writer, StagedSpace space)
    {
        SpaceMemberWriter.WriteTask(writer, space);
        SpaceMemberWriter.WriteStem(writer, space.Stem);
        writer.WriteString("block", EnumNames.Of(space.Block));
        SpaceMemberWriter.Write(writer, "squeezeExcitation", space.SqueezeExcitation);
        SpaceMemberWriter.Write(writer, "headWidth", space.HeadWidth);
    }
}
