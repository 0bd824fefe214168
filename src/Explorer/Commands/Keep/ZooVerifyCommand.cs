namespace Explorer.Commands.Keep;

/// <summary><c>explorer zoo verify ENTRY</c>: whether an entry is what it says.</summary>
internal static class ZooVerifyCommand
{
    public static Command Create()
    {
        var entry = ZooCommand.Entry();
        var zoo = ZooCommand.Zoo();
        var data = OutputOptions.Data();
        var json = OutputOptions.Json();
        var command = new Command("verify", "Reloads an entry, evaluates it again and compares") { entry, zoo, data, json };
        command.SetRun((parsed, console) =>
        {
            var result = new ZooVerifier(new DataLibrary()).Verify(
                ZooCommand.Of(parsed.GetValue(entry)!, parsed.GetValue(zoo)!), parsed.GetValue(entry)!, parsed.GetValue(data));
            console.List(
                parsed.GetValue(json),
                result.Checks,
                check => check,
                ["", ""],
                check => [Cell.Words(check.Passed ? "ok" : "WRONG"), Cell.Words($"{check.Name}{(check.Images is { } images ? $" of {NumberText.Counted(images, "image")}" : "")}: {(check.Passed ? check.Found : $"recorded {check.Recorded}, found {check.Found}")}")]);
            return result.Passed ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }
}
