using System.Buffers;
using System.Text;
using Explorer.Experiments.Data;
using Explorer.SearchSpace.Distributions;

namespace Explorer.Experiments;

/// <summary>Writes experiments in canonical form: fixed order, every default written out.</summary>
internal static class ExperimentWriter
{
    public static string Write(Experiment experiment)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, experiment);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, Experiment experiment)
    {
        writer.WriteStartObject();
        writer.WriteString("name", experiment.Name);
        if (experiment.Description is not null)
        {
            writer.WriteString("description", experiment.Description);
        }

        writer.WritePropertyName("space");
        DesignSpaceJson.Write(writer, experiment.Space);
        writer.WriteStartObject("sample");
        writer.WriteNumber("count", experiment.Sample.Count);
        writer.WriteNumber("seed", experiment.Sample.Seed);
        if (experiment.Sample.Repeats > 1)
        {
            writer.WriteNumber("repeats", experiment.Sample.Repeats);
        }

        if (experiment.Sample.Predicted is { } predicted)
        {
            writer.WriteStartObject("predicted");
            writer.WriteNumber("share", predicted.Share);
            writer.WriteNumber("candidates", predicted.Candidates);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        WriteData(writer, experiment.Data);
        WriteTraining(writer, experiment.Training);
        FidelityWriter.Write(writer, experiment.Fidelity);
        writer.WriteStartObject("limits");
        writer.WriteNumber("trialMinutes", experiment.Limits.TrialMinutes);
        writer.WriteNumber("trialMemory", experiment.Limits.TrialMemory);
        writer.WriteNumber("retries", experiment.Limits.Retries);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteData(Utf8JsonWriter writer, DataSettings data)
    {
        writer.WriteStartObject("data");
        writer.WriteString("name", data.Name);
        if (data.Train is { } train)
        {
            writer.WriteNumber("train", train);
        }

        writer.WriteNumber("validation", data.Validation);
        writer.WriteNumber("seed", data.Seed);
        writer.WriteEndObject();
    }

    private static void WriteTraining(Utf8JsonWriter writer, TrainingSpace training)
    {
        var settings = training.Settings;
        writer.WriteStartObject("training");
        foreach (var number in TrainingNumber.All)
        {
            writer.WritePropertyName(number.Name);
            var draw = training.Draws.FirstOrDefault(d => d.Member == number.Name);
            DistributionWriter.Write(writer, draw?.Distribution ?? new FixedValue(number.Get(settings)), number.Rule.IsFlag);
        }

        writer.WriteString("optimizer", EnumNames.Of(settings.Optimizer));
        writer.WriteString("schedule", EnumNames.Of(settings.Schedule));
        if (settings.Schedule == ScheduleType.Step)
        {
            writer.WriteStartArray("stepEpochs");
            foreach (var epoch in settings.StepEpochs)
            {
                writer.WriteNumberValue(epoch);
            }

            writer.WriteEndArray();
        }

        writer.WriteStartArray("augment");
        foreach (var augmentation in settings.Augment)
        {
            writer.WriteStringValue(EnumNames.Of(augmentation));
        }

        writer.WriteEndArray();
        writer.WriteString("precision", EnumNames.Of(settings.Precision));
        writer.WriteEndObject();
    }
}
