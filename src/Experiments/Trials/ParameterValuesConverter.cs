namespace Explorer.Experiments.Trials;

/// <summary>Writes parameters as one object: <c>{"lr": 0.01, "optimizer": "adam", "nesterov": true}</c>.</summary>
internal sealed class ParameterValuesConverter : JsonConverter<ValueList<ParameterValue>>
{
    private static readonly object Yes = true;
    private static readonly object No = false;

    public override ValueList<ParameterValue> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("expected an object of parameters");
        var values = new List<ParameterValue>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = string.Intern(reader.GetString()!);
            reader.Read();
            values.Add(new ParameterValue(name, reader.TokenType switch
            {
                JsonTokenType.Number => reader.GetDouble(),
                JsonTokenType.True => Yes,
                JsonTokenType.False => No,
                JsonTokenType.String => reader.GetString()!,
                _ => throw new JsonException($"the parameter \"{name}\" is neither a number nor a word nor true or false"),
            }));
        }

        return values.DistinctBy(value => value.Name, StringComparer.Ordinal).Count() == values.Count ? values.ToValueList() : throw new JsonException("a parameter is there twice");
    }

    public override void Write(Utf8JsonWriter writer, ValueList<ParameterValue> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var parameter in value)
        {
            switch (parameter.Value)
            {
                case double number:
                    writer.WriteNumber(parameter.Name, number);
                    break;
                case bool flag:
                    writer.WriteBoolean(parameter.Name, flag);
                    break;
                default:
                    writer.WriteString(parameter.Name, (string)parameter.Value);
                    break;
            }
        }

        writer.WriteEndObject();
    }
}
