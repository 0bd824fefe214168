namespace Explorer.Commands.Keep;

/// <summary><c>explorer zoo show ENTRY</c>: its card.</summary>
internal static class ZooShowCommand
{
    public static Command Create()
    {
        var entry = ZooCommand.Entry();
        var zoo = ZooCommand.Zoo();
        var json = OutputOptions.Json();
        var command = new Command("show", "An entry's card, or with --json its metrics") { entry, zoo, json };
        command.SetRun((parsed, console) =>
        {
            var opened = ZooCommand.Open(parsed.GetValue(entry)!, parsed.GetValue(zoo)!);
            if (parsed.GetValue(json))
            {
                JsonLines.Write(console.Output, opened.Metrics);
            }
            else
            {
                console.Output.Write(File.ReadAllText(opened.CardPath));
            }

            return ExitCode.Done;
        });
        return command;
    }
}
