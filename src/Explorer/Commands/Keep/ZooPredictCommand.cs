namespace Explorer.Commands.Keep;

/// <summary><c>explorer zoo predict ENTRY IMAGE…</c>: what an exported network takes pictures for.</summary>
internal static class ZooPredictCommand
{
    public static Command Create()
    {
        var entry = ZooCommand.Entry();
        var images = new Argument<string[]>("IMAGE") { Description = "JPEG or PNG files", Arity = ArgumentArity.OneOrMore };
        var top = new Option<int>("--top") { Description = "Classes to name, the likeliest first", HelpName = "K", DefaultValueFactory = _ => 3 }.AtLeast(1);
        var zoo = ZooCommand.Zoo();
        var json = OutputOptions.Json();
        var command = new Command("predict", "Classifies pictures") { entry, images, top, zoo, json };
        command.SetRun((parsed, console) => Run(console, parsed.GetValue(entry)!, parsed.GetValue(images)!, parsed.GetValue(top), parsed.GetValue(zoo)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(CommandConsole console, string entry, string[] images, int top, string zoo, bool json)
    {
        TorchEngine.RequireAvailable();
        using var model = ZooModel.Load(ZooCommand.Open(entry, zoo));
        var failed = 0;
        foreach (var image in images)
        {
            try
            {
                Write(console, image, model.Predict(image, top), json);
            }
            catch (InvalidInputException error)
            {
                failed++;
                ErrorReport.Write(error, console.Error);
            }
        }

        return failed == 0 ? ExitCode.Done : failed == images.Length ? ExitCode.BadInput : ExitCode.Failed;
    }

    private static void Write(CommandConsole console, string image, IReadOnlyList<Zoo.Prediction> predictions, bool json)
    {
        if (json)
            JsonLines.Write(console.Output, new { Image = image, Predictions = predictions });
        else
            console.Output.WriteLine($"{image}: {string.Join(", ", predictions.Select(prediction => $"{prediction.ClassName} {NumberText.Share(prediction.Probability)}"))}");
    }
}
