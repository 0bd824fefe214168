using System.Text;
using Explorer.Terminal;

namespace Explorer.Tests.Terminal;

/// <summary>What a terminal of some width shows of lines that are drawn anew: the last ones alone, whatever was there before.</summary>
public sealed class TerminalBoardTests
{
    [Theory]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(140)]
    public void Show_LinesWiderThanTheTerminal_LeaveNoRestBehind(int width)
    {
        var screen = new Screen(width);
        using var error = new ScreenWriter(screen);
        var board = new TerminalBoard(new CommandConsole { Error = error, Displays = error, IsDrawable = true, Width = () => width });
        foreach (var length in (int[])[5, width - 1, width, width + 1, 3 * width, 0])
        {
            board.Show([new string('a', length), "name \u001b[2J\u0007" + new string('b', length)]);
            Assert.Equal(length == 0 ? 1 : 2, screen.Rows.Count(row => row.Length > 0));
            Assert.All(screen.Rows, row => Assert.True(row.Length < width));
        }

        board.Erase();
        error.WriteLine("trial 3 is done");
        Assert.Equal(["trial 3 is done"], screen.Rows.Where(row => row.Length > 0));
    }

    [Fact]
    public void Show_TerminalMadeNarrower_ErasesTheLinesThatItBroke()
    {
        var (screen, width) = (new Screen(100), 100);
        using var error = new ScreenWriter(screen);
        var board = new TerminalBoard(new CommandConsole { Error = error, Displays = error, IsDrawable = true, Width = () => width });
        board.Show([new string('a', 90), "short"]);
        screen.Narrow(width = 40);
        board.Show(["new"]);

        Assert.Equal(["new"], screen.Rows.Where(row => row.Length > 0));
    }

    [Fact]
    public void Show_NoTerminal_WritesNothing()
    {
        using var error = new StringWriter();
        new TerminalBoard(new CommandConsole { Error = error }).Show(["a"]);
        Assert.Empty(error.ToString());
    }

    private sealed class ScreenWriter(Screen screen) : TextWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => screen.Put(value);
    }

    // As far as the board goes: text that breaks at the width, line feeds, "up by N" and "clear what follows".
    private sealed class Screen(int width)
    {
        private readonly List<StringBuilder> _rows = [new()];
        private string? _command;
        private int _row;
        private int _width = width;

        public IReadOnlyList<string> Rows => [.. _rows.Select(row => row.ToString())];

        public void Narrow(int width)
        {
            string[] lines = [.. Rows];
            _width = width;
            (_row, _rows[0]) = (0, new StringBuilder());
            _rows.RemoveRange(1, _rows.Count - 1);
            foreach (var letter in string.Join('\n', lines))
                Put(letter);
        }

        public void Put(char letter)
        {
            if (_command is not null)
                Obey(letter);
            else if (letter == '\u001b')
                _command = "";
            else if (letter == '\n')
                Next();
            else if (letter != '\r')
            {
                if (_rows[_row].Length == _width)
                    Next();
                _rows[_row].Append(letter);
            }
        }

        private void Obey(char letter)
        {
            if (!char.IsLetter(letter))
            {
                _command += letter;
                return;
            }

            if (letter == 'A')
                _row -= int.Parse(_command!.TrimStart('['), CultureInfo.InvariantCulture);
            else if (letter == 'J')
                _rows.Skip(_row).ToList().ForEach(row => row.Clear());
            else
                Assert.Fail($"unknown command {_command}{letter}");
            _command = null;
        }

        private void Next()
        {
            if (++_row == _rows.Count)
                _rows.Add(new());
        }
    }
}
