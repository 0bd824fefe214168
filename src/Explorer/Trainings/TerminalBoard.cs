namespace Explorer.Trainings;

/// <summary>A few lines at the end of a terminal that are drawn anew in place; nothing where there is no terminal.</summary>
internal sealed class TerminalBoard(CommandConsole console)
{
    private const char Escape = '\u001b';
    private int _shown;

    /// <summary>Whether standard error is a terminal that can be drawn on.</summary>
    public bool IsLive => console.IsDrawable;

    /// <summary>Characters of a line.</summary>
    public int Width => console.Width() is var width and > 0 ? width : 80;

    /// <summary>Replaces what is shown.</summary>
    public void Show(IReadOnlyList<string> lines)
    {
        if (!IsLive)
            return;
        Erase();
        foreach (var line in lines)
        {
            console.Say(line.Length < Width ? line : line[..(Width - 1)]);
        }

        console.Error.Flush();
        _shown = lines.Count;
    }

    /// <summary>Takes away what is shown, so that something else can be written.</summary>
    public void Erase()
    {
        if (_shown == 0)
            return;
        (console.Displays ?? console.Error).Write($"{Escape}[{_shown}A\r{Escape}[J");
        console.Error.Flush();
        _shown = 0;
    }

    /// <summary>Leaves what is shown for good.</summary>
    public void Leave() => _shown = 0;
}
