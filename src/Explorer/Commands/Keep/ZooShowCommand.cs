using Explorer.Zoo.Latency;

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
                JsonLines.Write(console.Output, ZooCommand.WithLatency(opened.Metrics, opened.Latency));
            }
            else
            {
                var card = ModelCard.Of(opened.Config, opened.Metrics, TestUse.Of(ZooCommand.Of(parsed.GetValue(entry)!, parsed.GetValue(zoo)!), opened.Metrics));
                console.Documents().Write(card with { Blocks = [new Block.Heading(card.Title), .. card.Blocks, new Block.Heading("Latency"), new Block.Paragraph(opened.Latency is { } latency ? LatencyText.Of(latency) : $"Not measured: {CodeSpan.Of("explorer zoo latency")}.")] });
            }

            return ExitCode.Done;
        });
        return command;
    }
}
