using System.Text.Json;
using Explorer.SearchSpace.Json;

namespace Explorer.SearchSpace.Spaces;

/// <summary>Design spaces as the <c>space</c> member of an experiment.</summary>
public static class DesignSpaceJson
{
    /// <summary>The families of sampled spaces.</summary>
    public static IReadOnlyList<string> Families { get; } = ["anynet", "regnet", "vgg", "resnet", "mlp"];

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

        if (cursor.Item.Find("family") is not { } family)
        {
            cursor.Problems.Add($"{cursor.Path}.family", cursor.Item, $"missing; known ones are {string.Join(", ", Families)}");
            return null;
        }

        var name = cursor.Child(".family", family);
        switch (name.Text($"one of {string.Join(", ", Families)}"))
        {
            case "anynet":
                return AnyNetSpaceReader.Read(cursor);
            case "regnet":
                return RegNetSpaceReader.Read(cursor);
            case "vgg":
                return VggSpaceReader.Read(cursor);
            case "resnet":
                return ResNetSpaceReader.Read(cursor);
            case "mlp":
                return MlpSpaceReader.Read(cursor);
            case { } other:
                name.Problem($"unknown family \"{other}\"; {NearMatch.Advice(other, Families)}");
                return null;
            default:
                return null;
        }
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
