using System.Diagnostics;
using System.Text;
using Explorer.Commands;
using Explorer.Documents.Writers;

return await CommandLine.RunAsync(args, new CommandConsole
{
    Output = new PlainTextWriter(Console.Out),
    Error = new EscapingWriter(Console.Error),
    Displays = Console.Error,
    Since = new DateTimeOffset(Process.GetCurrentProcess().StartTime),
    IsDrawable = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb"),
    Answer = Console.IsInputRedirected || Console.IsErrorRedirected ? null : Console.ReadLine,
    Unicode = Console.OutputEncoding is UTF8Encoding,
    OutputWidth = () => Console.IsOutputRedirected ? null : Math.Max(1, Console.WindowWidth),
    Width = () => Console.IsErrorRedirected ? 80 : Console.WindowWidth,
});
