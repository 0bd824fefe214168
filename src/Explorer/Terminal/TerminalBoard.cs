using Explorer.Documents.Writers;

namespace Explorer.Terminal;

/// <summary>A few lines at the end of a terminal that are drawn anew in place; nothing where there is no terminal.</summary>
internal sealed class TerminalBoard(CommandConsole console)
{
    private const char Escape = '\u001b';
    private readonly List<int> _shown = [];

    /// <summary>Whether standard error is a terminal that can be drawn on.</summary>
    public bool IsLive => console.IsDrawable;

    /// <summary>Characters of a line.</summary>
    public int Width => console.Width() is var width and > 0 ? width : CommandConsole.LineWidth;

    /// <summary>Replaces what is shown.</summary>
    public void Show(IReadOnlyList<string> lines)
    {
        if (!IsLive)
            return;
        console.OnScreen(() =>
        {
            Erase();
            foreach (var line in lines)
            {
                // One character stays free: some terminals go on to the next line when the last is taken.
                var cut = PlainTextWriter.PlainLine(line) is var plain && plain.Length < Width ? plain : string.Concat(plain.AsSpan(0, Math.Max(0, Width - 2)), "…");
                console.Error.WriteLine(cut);
                _shown.Add(cut.Length);
            }

            console.Error.Flush();
            console.Board = this;
        });
    }

    /// <summary>Takes away what is shown, so that something else can be written.</summary>
    public void Erase() => console.OnScreen(() =>
    {
        console.Board = null;
        if (_shown.Count == 0)
            return;

        // A terminal made narrower since breaks what it shows.
        var rows = _shown.Sum(length => 1 + ((length - 1) / Width));
        (console.Displays ?? console.Error).Write($"{Escape}[{rows}A\r{Escape}[J");
        console.Error.Flush();
        _shown.Clear();
    });

    /// <summary>Leaves what is shown for good.</summary>
    public void Leave() => console.OnScreen(() =>
    {
        console.Board = null;
        _shown.Clear();
    });
}
