namespace Explorer.SearchSpace.Spaces;

/// <summary>Design spaces as the <c>space</c> member of an experiment.</summary>
public static class DesignSpaceJson
{
    private static readonly OrderedDictionary<string, Func<JsonCursor, DesignSpace?>> Readers = new(StringComparer.Ordinal)
    {
        ["anynet"] = AnyNetSpaceReader.Read,
        ["regnet"] = RegNetSpaceReader.Read,
        ["vgg"] = VggSpaceReader.Read,
        ["resnet"] = ResNetSpaceReader.Read,
        ["mlp"] = MlpSpaceReader.Read,
    };

    /// <summary>Reads a space; null, with at least one problem, where there is none.</summary>
    public static DesignSpace? Read(JsonCursor? cursor)
    {
        if (cursor is null || !cursor.IsObject)
        {
            cursor?.Problem($"found {cursor.Item}, expected a space: an object with \"family\" or \"configs\"");
            return null;
        }

        if (cursor.Item.Find("configs") is not null)
        {
            return ConfigListReader.Read(cursor);
        }

        return FamilyDispatch.Read(cursor, Readers);
    }

    /// <summary>Writes a space in canonical form, every default written out.</summary>
    public static void Write(Utf8JsonWriter writer, DesignSpace space)
    {
        writer.WriteStartObject();
        switch (space)
        {
            case ConfigListSpace list:
                DesignSpaceWriter.WriteMembers(writer, list);
                break;
            case AnyNetSpace anyNet:
                DesignSpaceWriter.WriteMembers(writer, anyNet);
                break;
            case RegNetSpace regNet:
                DesignSpaceWriter.WriteMembers(writer, regNet);
                break;
            case VggSpace vgg:
                FamilySpaceWriter.WriteMembers(writer, vgg);
                break;
            case ResNetSpace resNet:
                FamilySpaceWriter.WriteMembers(writer, resNet);
                break;
            case MlpSpace mlp:
                FamilySpaceWriter.WriteMembers(writer, mlp);
                break;
            default:
                throw new ArgumentException($"no JSON form for family {space.Family}", nameof(space));
        }

        writer.WriteEndObject();
    }
}
