namespace Explorer.Experiments.Fidelities;

/// <summary>Reads the share of a sample that a predictor chooses.</summary>
internal static class PredictedReader
{
    private const int MostCandidates = 100_000_000;

    public static readonly string[] Members = ["share", "candidates"];

    /// <summary>Whether enough networks are drawn to predict the others from.</summary>
    public static void Check(JsonCursor? cursor, SampleSettings settings)
    {
        if (settings is { Predicted: not null, DrawnCount: < PredictedSettings.FewestDrawn })
        {
            cursor!.Problem($"a share of {settings.PredictedCount} of {settings.Count} networks leaves {settings.DrawnCount} to predict them from; expected at least {PredictedSettings.FewestDrawn}");
        }
    }

    /// <summary>The settings; null where there are none, or where a problem was found.</summary>
    public static PredictedSettings? Read(JsonCursor? cursor, DesignSpace? space)
    {
        var members = cursor?.Object(Members);
        if (space is ConfigListSpace)
        {
            cursor?.Problem("a list of networks is trained whole, so there is none left to predict; expected a sampled space, or no \"predicted\"");
        }

        var share = members?.Required("share")?.Number(new NumberRange(0, 1, WithLeast: false, WithMost: false));
        var candidates = members?.Optional("candidates")?.Integer(1, MostCandidates) ?? PredictedSettings.DefaultCandidates;
        return share is { } value ? new PredictedSettings { Share = value, Candidates = candidates } : null;
    }
}
