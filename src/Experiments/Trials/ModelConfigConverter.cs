namespace Explorer.Experiments.Trials;

/// <summary>Writes model configs as in model config files and reads them as strictly.</summary>
internal sealed class ModelConfigConverter : JsonConverter<ModelConfig>
{
    public override ModelConfig Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        try
        {
            return ModelConfigJson.Parse(document.RootElement, "model config");
        }
        catch (InvalidInputException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    public override void Write(Utf8JsonWriter writer, ModelConfig value, JsonSerializerOptions options) =>
        writer.WriteRawValue(ModelConfigJson.Write(value));
}
