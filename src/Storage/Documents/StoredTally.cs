using Explorer.SearchSpace.Json;

namespace Explorer.Storage.Documents;

/// <summary>Counts an experiment's trials without making records of them: of each document two members are looked at.</summary>
internal static class StoredTally
{
    public static ExperimentTally Of(IDocumentReader reader, long experiment, StoredRecords records)
    {
        var states = new Dictionary<TrialState, int>();
        double? best = null;
        foreach (var row in reader.Rows(StoreTable.Trials, experiment, curves: false))
        {
            var (state, error) = records.Read(row, () => Outcome(row.Document.Span));
            states[state] = states.GetValueOrDefault(state) + 1;
            if (state == TrialState.Completed && !(error >= best))
                best = error;
        }

        return new ExperimentTally
        {
            Planned = reader.Count(StoreTable.Planned, experiment),
            States = states,
            BestError = best,
            Rungs = [.. reader.Rows(StoreTable.Rungs, experiment, curves: false).CountBy(row => row.Rung).OrderBy(count => count.Key).Select(count => count.Value)],
        };
    }

    private static (TrialState State, double? Error) Outcome(ReadOnlySpan<byte> document)
    {
        TrialState? state = null;
        double? error = null;
        var reader = new Utf8JsonReader(document);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isState, isError) = (reader.ValueTextEquals("state"), reader.ValueTextEquals("error"));
            reader.Read();
            if (isState)
                state = EnumNames.Find<TrialState>(reader.GetString()!);
            else if (isError && reader.TokenType == JsonTokenType.Number)
                error = reader.GetDouble();
            else
                reader.Skip();
        }

        return (state ?? throw new JsonException("a trial has no state"), error);
    }
}
