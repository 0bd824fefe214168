namespace Explorer.SearchSpace.Spaces;

/// <summary>Writes the members of the spaces of published families.</summary>
internal static class FamilySpaceWriter
{
    public static void WriteMembers(Utf8JsonWriter writer, VggSpace space)
    {
        SpaceMemberWriter.WriteTask(writer, space);
        writer.WriteNumber("blocks", space.Blocks);
        SpaceMemberWriter.WriteParameters(writer, ("depth", space.Depth), ("width", space.Width));
        WordDistribution.WriteBooleans(writer, "batchNorm", space.BatchNorm);
        SpaceMemberWriter.Write(writer, "hiddenWidth", space.HiddenWidth);
        SpaceMemberWriter.Write(writer, "dropout", space.Dropout);
        SpaceMemberWriter.WriteWindow(writer, space.Complexity);
    }

    public static void WriteMembers(Utf8JsonWriter writer, ResNetSpace space)
    {
        SpaceMemberWriter.WriteTask(writer, space);
        SpaceMemberWriter.WriteStem(writer, space.Stem);
        writer.WriteString("block", EnumNames.Of(space.Block));
        writer.WriteNumber("stages", space.Stages);
        SpaceMemberWriter.WriteIntegers(writer, "strides", space.Strides);
        SpaceMemberWriter.WriteParameters(writer, ("depth", space.Depth), ("width", space.Width));
        if (space.Block.HasBottleneck())
        {
            SpaceMemberWriter.Write(writer, "bottleneckRatio", space.BottleneckRatio);
        }

        SpaceMemberWriter.WriteWindow(writer, space.Complexity);
    }

    public static void WriteMembers(Utf8JsonWriter writer, MlpSpace space)
    {
        SpaceMemberWriter.WriteTask(writer, space);
        SpaceMemberWriter.Write(writer, "depth", space.Depth);
        SpaceMemberWriter.WriteParameters(writer, ("width", space.Width));
        WordDistribution.WriteBooleans(writer, "skipConnections", space.SkipConnections);
        WordDistribution.WriteWords<MlpNormalization>(writer, "normalization", space.Normalization);
        WordDistribution.WriteWords<ActivationType>(writer, "activation", space.Activation);
        SpaceMemberWriter.Write(writer, "dropout", space.Dropout);
        SpaceMemberWriter.WriteWindow(writer, space.Complexity);
    }
}
