using System.Collections;
using Parquet.Schema;

namespace Explorer.Analysis.Tables;

/// <summary>Several values or records as a list of a Parquet file.</summary>
/// <param name="name">Its name.</param>
/// <param name="item">One of them, of the name <see cref="Item"/>.</param>
internal sealed class ParquetList(string name, ParquetNode item) : ParquetNode
{
    /// <summary>What the file format calls one of the values.</summary>
    public const string Item = "element";

    private readonly ListField _field = new(name, item.Field);

    public override Field Field => _field;

    public override IEnumerable<ParquetLeaf> Leaves => item.Leaves;

    public override string TypeName => $"{item.TypeName}[]";

    /// <summary>A list of records.</summary>
    public static ParquetList Of(string name, IEnumerable<(ParquetNode Node, Func<object, object?> Of)> members) => new(name, new ParquetStruct(Item, [.. members]));

    public override void Add(object? value, int repetition, int definition, int lists)
    {
        var level = definition + (value is not null && _field.IsNullable ? 1 : 0);
        var isFirst = true;
        foreach (var one in (IEnumerable?)value ?? Array.Empty<object>())
        {
            item.Add(one, isFirst ? repetition : lists + 1, level + 1, lists + 1);
            isFirst = false;
        }

        if (isFirst)
            item.Add(null, repetition, level, lists + 1);
    }
}
