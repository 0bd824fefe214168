namespace Explorer.Experiments.Fidelities;

/// <summary>Writes the fidelities of an experiment in canonical form.</summary>
internal static class FidelityWriter
{
    public static void Write(Utf8JsonWriter writer, FidelitySettings fidelity)
    {
        writer.WriteStartObject("fidelity");
        writer.WriteString("scheduler", EnumNames.Of(fidelity.Scheduler));
        if (fidelity.Rungs.Count > 0)
        {
            writer.WriteStartArray("rungs");
            foreach (var rung in fidelity.Rungs)
            {
                Write(writer, rung);
            }

            writer.WriteEndArray();
        }

        // Experiments without a scheduler keep the definition they had before there were any.
        if (fidelity.Scheduler != SchedulerType.None)
        {
            writer.WriteNumber("reduction", fidelity.Reduction);
            writer.WriteNumber("calibration", fidelity.Calibration);
        }

        if (fidelity.Proxies.Count > 0)
        {
            writer.WriteStartArray("proxies");
            foreach (var proxy in fidelity.Proxies)
            {
                writer.WriteStringValue(proxy);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, DeclaredRung rung)
    {
        writer.WriteStartObject();
        WriteNumber("epochs", rung.Epochs, null);
        WriteNumber("dataShare", rung.DataShare, 1);
        WriteNumber("resolution", rung.Resolution, null);
        WriteNumber("widthScale", rung.WidthScale, 1);
        WriteNumber("depthScale", rung.DepthScale, 1);
        WriteNumber("batchSize", rung.BatchSize, null);
        writer.WriteEndObject();

        void WriteNumber(string name, double? value, double? unless)
        {
            if (value is { } number && number != unless)
            {
                writer.WriteNumber(name, number);
            }
        }
    }
}
