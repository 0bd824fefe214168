using System.Globalization;
using System.Text.RegularExpressions;

namespace Explorer.Training.Data.Formats;

/// <summary>The header of an <c>.npy</c> file: a Python dictionary of type, order and shape.</summary>
internal sealed partial record NpyHeader(long[] Shape, string Type)
{
    private static readonly string[] Types = ["|u1", "|i1", "<u2", "<i2", "<u4", "<i4", "<u8", "<i8"];

    /// <summary>Bytes of an element.</summary>
    public int ElementSize => Type[2] - '0';

    /// <summary>Reads a header.</summary>
    /// <exception cref="InvalidInputException">It is none, or of an array that is not read.</exception>
    public static NpyHeader Parse(string text, string origin)
    {
        var (type, order, shape) = (TypePattern().Match(text), OrderPattern().Match(text), ShapePattern().Match(text));
        if (!type.Success || !order.Success || !shape.Success)
            throw new InvalidInputException(origin, "its header is not one that numpy writes for an array of numbers");
        if (!Types.Contains(type.Groups["value"].Value))
            throw new InvalidInputException(origin, $"holds {type.Groups["value"].Value}, expected whole numbers ({string.Join(", ", Types)})");
        if (order.Groups["value"].Value == "True")
            throw new InvalidInputException(origin, "is in Fortran's order, expected C's");
        var sides = shape.Groups["value"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var dimensions = new long[sides.Length];
        for (var i = 0; i < sides.Length; i++)
        {
            if (!long.TryParse(sides[i], NumberStyles.None, CultureInfo.InvariantCulture, out dimensions[i]))
                throw new InvalidInputException(origin, $"its shape ({shape.Groups["value"].Value}) is none");
        }

        return new NpyHeader(dimensions, type.Groups["value"].Value);
    }

    [GeneratedRegex(@"'descr':\s*'(?<value>[^']{2,16})'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TypePattern();

    [GeneratedRegex(@"'fortran_order':\s*(?<value>True|False)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OrderPattern();

    [GeneratedRegex(@"'shape':\s*\((?<value>[\d,\s]*)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShapePattern();
}
