using System.Text.Json;

namespace Explorer.SearchSpace.Distributions;

/// <summary>Writes distributions as <see cref="DistributionReader"/> reads them.</summary>
public static class DistributionWriter
{
    /// <summary>Writes one distribution as a value.</summary>
    public static void Write(Utf8JsonWriter writer, Distribution distribution)
    {
        switch (distribution)
        {
            case FixedValue value:
                writer.WriteNumberValue(value.Value);
                break;
            case Choices choices:
                writer.WriteStartObject();
                WriteNumbers(writer, "choices", choices.Items);
                writer.WriteEndObject();
                break;
            case Power2 or RangeDistribution:
                WriteRange(writer, distribution);
                break;
            default:
                throw new ArgumentException($"no JSON form for {distribution.GetType().Name}", nameof(distribution));
        }
    }

    private static void WriteRange(Utf8JsonWriter writer, Distribution distribution)
    {
        writer.WriteStartObject();
        WriteNumbers(writer, JsonNamingPolicy.CamelCase.ConvertName(distribution.GetType().Name), [distribution.Low, distribution.High]);
        if (distribution is RangeDistribution { MultipleOf: { } step })
        {
            writer.WriteNumber("multipleOf", step);
        }

        writer.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter writer, string name, ValueList<double> numbers)
    {
        writer.WriteStartArray(name);
        foreach (var number in numbers)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }
}
