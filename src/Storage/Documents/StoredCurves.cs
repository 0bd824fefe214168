using System.Buffers;

namespace Explorer.Storage.Documents;

/// <summary>
/// The epochs of a training's rungs as a document of their own: for each rung an object with a list for each member of <see cref="EpochMetrics"/>,
/// one value an epoch, as <see cref="TrialsJson"/> writes it. Members that a later version added are lists too, null where an epoch lacks one.
/// </summary>
internal static class StoredCurves
{
    private const string Parts = "trainLossParts";

    private static readonly string[] Numbers = ["epoch", "learningRate", "trainLoss", "trainError", "validationLoss", "validationError", "seconds"];

    /// <summary>The document of these rungs; empty where none has epochs.</summary>
    public static byte[] Write(IReadOnlyList<TrainedRung> rungs)
    {
        if (rungs.All(rung => rung.Epochs.Count == 0))
            return [];
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var rung in rungs)
                Write(writer, rung.Epochs);
            writer.WriteEndArray();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The rungs with their epochs.</summary>
    /// <exception cref="JsonException">The document is damaged or does not fit the rungs.</exception>
    public static ValueList<TrainedRung> Join(ValueList<TrainedRung> rungs, ReadOnlyMemory<byte> document)
    {
        if (document.IsEmpty)
            return rungs;
        var joined = new TrainedRung[rungs.Count];
        var reader = new Utf8JsonReader(document.Span);
        Expect(ref reader, JsonTokenType.StartArray);
        for (var i = 0; i < joined.Length; i++)
        {
            Expect(ref reader, JsonTokenType.StartObject);
            joined[i] = rungs[i] with { Epochs = Read(ref reader) };
        }

        Expect(ref reader, JsonTokenType.EndArray);
        return [.. joined];
    }

    private static void Write(Utf8JsonWriter writer, ValueList<EpochMetrics> epochs)
    {
        writer.WriteStartObject();
        foreach (var name in Numbers)
        {
            writer.WriteStartArray(name);
            foreach (var epoch in epochs)
                WriteNumber(writer, Number(epoch, name));
            writer.WriteEndArray();
        }

        if (epochs.Any(epoch => epoch.TrainLossParts is not null))
        {
            writer.WritePropertyName(Parts);
            JsonSerializer.Serialize(writer, epochs.Select(epoch => epoch.TrainLossParts), TrialsJson.Options);
        }

        foreach (var name in epochs.SelectMany(epoch => epoch.Unknown?.Keys.AsEnumerable() ?? []).Distinct(StringComparer.Ordinal))
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, epochs.Select(epoch => epoch.Unknown is { } unknown && unknown.TryGetValue(name, out var value) ? value : (JsonElement?)null));
        }

        writer.WriteEndObject();
    }

    private static double Number(EpochMetrics epoch, string name) => name switch
    {
        "epoch" => epoch.Epoch,
        "learningRate" => epoch.LearningRate,
        "trainLoss" => epoch.TrainLoss,
        "trainError" => epoch.TrainError,
        "validationLoss" => epoch.ValidationLoss,
        "validationError" => epoch.ValidationError,
        _ => epoch.Seconds,
    };

    private static void WriteNumber(Utf8JsonWriter writer, double value)
    {
        if (double.IsFinite(value))
            writer.WriteNumberValue(value);
        else
            writer.WriteStringValue(double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
    }

    private static ValueList<EpochMetrics> Read(ref Utf8JsonReader reader)
    {
        var columns = new double[]?[Numbers.Length];
        ValueList<double>?[] parts = [];
        Dictionary<string, JsonElement[]>? unknown = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Column(ref reader) is >= 0 and var column)
                columns[column] = ReadNumbers(ref reader);
            else if (reader.ValueTextEquals(Parts))
                parts = ReadValue<ValueList<double>?[]>(ref reader);
            else
                (unknown ??= new(StringComparer.Ordinal))[reader.GetString()!] = ReadValue<JsonElement[]>(ref reader);
        }

        var epochs = new EpochMetrics[columns[0]?.Length ?? 0];
        if (Array.Exists(columns, column => column?.Length != epochs.Length) || (parts.Length != 0 && parts.Length != epochs.Length)
            || unknown?.Values.Any(values => values.Length != epochs.Length) == true)
        {
            throw new JsonException("the lists of its curves differ in length");
        }

        for (var i = 0; i < epochs.Length; i++)
        {
            epochs[i] = new EpochMetrics
            {
                Epoch = (int)columns[0]![i],
                LearningRate = columns[1]![i],
                TrainLoss = columns[2]![i],
                TrainLossParts = parts.Length == 0 ? null : parts[i],
                TrainError = columns[3]![i],
                ValidationLoss = columns[4]![i],
                ValidationError = columns[5]![i],
                Seconds = columns[6]![i],
                Unknown = unknown is null ? null : Unknown(unknown, i),
            };
        }

        return epochs.ToValueList();
    }

    private static UnknownMembers? Unknown(Dictionary<string, JsonElement[]> columns, int epoch)
    {
        UnknownMembers? members = null;
        foreach (var (name, values) in columns)
        {
            if (values[epoch].ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
                (members ??= []).Add(name, values[epoch]);
        }

        return members;
    }

    private static int Column(ref Utf8JsonReader reader)
    {
        for (var i = 0; i < Numbers.Length; i++)
        {
            if (reader.ValueTextEquals(Numbers[i]))
                return i;
        }

        return -1;
    }

    private static double[] ReadNumbers(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartArray);
        var numbers = new List<double>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            numbers.Add(reader.TokenType == JsonTokenType.Number ? reader.GetDouble() : reader.GetString() switch
            {
                "NaN" => double.NaN,
                "Infinity" => double.PositiveInfinity,
                "-Infinity" => double.NegativeInfinity,
                var other => throw new JsonException($"'{other}' is no number of a curve"),
            });
        }

        return [.. numbers];
    }

    private static T ReadValue<T>(ref Utf8JsonReader reader)
    {
        reader.Read();
        return JsonSerializer.Deserialize<T>(ref reader, TrialsJson.Options) ?? throw new JsonException("found null, expected a list");
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (!reader.Read() || reader.TokenType != type)
            throw new JsonException($"found {reader.TokenType} in its curves, expected {type}");
    }
}
