using System.Text.Json.Serialization.Metadata;
using Parquet.Schema;

namespace Explorer.Analysis.Tables;

/// <summary>A record as a struct of a Parquet file.</summary>
/// <param name="name">Its name.</param>
/// <param name="members">Its members and how each is read off the record.</param>
internal sealed class ParquetStruct(string name, IReadOnlyList<(ParquetNode Node, Func<object, object?> Of)> members) : ParquetNode
{
    private readonly StructField _field = new(name, [.. members.Select(member => member.Node.Field)]);

    public override Field Field => _field;

    public override IEnumerable<ParquetLeaf> Leaves => members.SelectMany(member => member.Node.Leaves);

    public override string TypeName => $"struct({string.Join(", ", members.Select(member => $"{member.Node.Field.Name} {member.Node.TypeName}"))})";

    /// <summary>A record's members, as its JSON has them.</summary>
    /// <param name="type">The record.</param>
    /// <param name="except">Names of members that are left out.</param>
    public static IEnumerable<(ParquetNode Node, Func<object, object?> Of)> Members(Type type, params string[] except) => TrialsJson.Options.GetTypeInfo(type).Properties
        .Where(member => member is { IsExtensionData: false, Get: not null } && !except.Contains(member.Name))
        .Select(member => (Member(member), member.Get!));

    public override void Add(object? value, int repetition, int definition, int lists)
    {
        var level = definition + (value is not null && _field.IsNullable ? 1 : 0);
        foreach (var (node, of) in members)
            node.Add(value is null ? null : of(value), repetition, level, lists);
    }

    private static ParquetNode Member(JsonPropertyInfo member)
    {
        var type = Nullable.GetUnderlyingType(member.PropertyType);
        var (plain, nullable) = (type ?? member.PropertyType, type is not null || !member.PropertyType.IsValueType);
        return plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(ValueList<>) ? new ParquetList(member.Name, ParquetLeaf.Of(ParquetList.Item, plain.GenericTypeArguments[0], nullable: false))
            : plain is { IsClass: true } && plain != typeof(string) ? new ParquetStruct(member.Name, [.. Members(plain)])
            : ParquetLeaf.Of(member.Name, plain, nullable);
    }
}
