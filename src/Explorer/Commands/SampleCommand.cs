using System.CommandLine;

namespace Explorer.Commands;

internal static class SampleCommand
{
    public static Command Create()
    {
        var experiment = new Argument<string>("EXPERIMENT") { Description = "An experiment file" };
        var count = new Option<int?>("--count") { Description = "How many" };
        var command = new Command("sample", "Lists the configs that an experiment would train") { experiment, count };
        command.SetAction(parsed => { Console.WriteLine(parsed.GetValue(experiment)); return 0; });
        return command;
    }
}
