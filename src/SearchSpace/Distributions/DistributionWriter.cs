namespace Explorer.SearchSpace.Distributions;

/// <summary>Writes distributions as <see cref="DistributionReader"/> reads them.</summary>
public static class DistributionWriter
{
    /// <summary>Writes one distribution as a value.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="distribution">The distribution.</param>
    /// <param name="isFlag">Whether its values are <c>false</c> and <c>true</c>.</param>
    public static void Write(Utf8JsonWriter writer, Distribution distribution, bool isFlag = false)
    {
        switch (distribution)
        {
            case FixedValue value:
                WriteValue(writer, value.Value, isFlag);
                break;
            case Choices choices:
                writer.WriteStartObject();
                WriteValues(writer, "choices", choices.Items, isFlag);
                writer.WriteEndObject();
                break;
            case Power2 or RangeDistribution:
                WriteRange(writer, distribution, isFlag);
                break;
            default:
                throw new ArgumentException($"no JSON form for {distribution.GetType().Name}", nameof(distribution));
        }
    }

    private static void WriteRange(Utf8JsonWriter writer, Distribution distribution, bool isFlag)
    {
        writer.WriteStartObject();
        WriteValues(writer, JsonNamingPolicy.CamelCase.ConvertName(distribution.GetType().Name), [distribution.Low, distribution.High], isFlag);
        if (distribution is RangeDistribution { MultipleOf: { } step })
        {
            writer.WriteNumber("multipleOf", step);
        }

        writer.WriteEndObject();
    }

    private static void WriteValues(Utf8JsonWriter writer, string name, ValueList<double> values, bool isFlag)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            WriteValue(writer, value, isFlag);
        }

        writer.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter writer, double value, bool isFlag)
    {
        if (isFlag)
            writer.WriteBooleanValue(value != 0);
        else
            writer.WriteNumberValue(value);
    }
}
