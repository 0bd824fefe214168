namespace Explorer.Experiments;

/// <summary>Reads what one trial may take.</summary>
internal static class LimitsReader
{
    private const int MostRetries = 100;
    private const double MostMinutes = 60 * 24 * 365;

    // Below this no worker can even start.
    private const long LeastMemory = 64L << 20;

    public static readonly string[] Members = ["trialMinutes", "trialMemory", "retries"];

    public static Limits? Read(JsonCursor? cursor)
    {
        var defaults = new Limits();
        if (cursor is null)
        {
            return defaults;
        }

        var members = cursor.Object(Members);
        if (members is null)
        {
            return null;
        }

        var memoryCursor = members.Optional("trialMemory");
        var memory = memoryCursor?.Bytes();
        if (memory < LeastMemory)
        {
            memoryCursor!.Problem($"found {memoryCursor.Item}, expected at least \"64M\"");
        }

        return new Limits
        {
            TrialMinutes = members.Optional("trialMinutes")?.Number(new NumberRange(0, MostMinutes, WithLeast: false)) ?? defaults.TrialMinutes,
            TrialMemory = memory ?? defaults.TrialMemory,
            Retries = members.Optional("retries")?.Integer(0, MostRetries) ?? defaults.Retries,
        };
    }
}
