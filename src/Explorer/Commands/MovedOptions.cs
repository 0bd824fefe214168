namespace Explorer.Commands;

/// <summary>Options that had another name once: refused, with the name that they have now.</summary>
internal static class MovedOptions
{
    private static readonly (string Command, string Before, string Now)[] Rows =
    [
        ("train", "--datasets", "--data"),
        ("export", "--to", "--out"),
        ("study", "--to", "--zoo"),
        ("onnx", "--to", "--save"),
        ("convert", "--to", "--save"),
        ("predict", "--configs", "--save"),
        ("derive", "--out", "--save"),
    ];

    /// <summary>What to say of an option that this command has under another name; null where it never had it.</summary>
    public static string? Explain(Command command, string option) =>
        Array.Find(Rows, row => row.Command == command.Name && row.Before == option && command.Options.Any(now => now.Name == row.Now)) is { Now: { } now } ? $"{option} is {now} now" : null;
}
