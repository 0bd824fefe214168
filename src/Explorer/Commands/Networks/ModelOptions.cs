namespace Explorer.Commands.Networks;

/// <summary>Options that fit a network to other classes and images than its config's.</summary>
internal sealed class ModelOptions
{
    private readonly Option<int?> _classes = new Option<int?>("--classes") { Description = "Another number of classes than the config's", HelpName = "N" }.AtLeast(1);
    private readonly Option<string?> _input = new("--input") { Description = "Other channels and resolution than the config's", HelpName = "3x64x64" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_classes);
        command.Options.Add(_input);
    }

    /// <summary>The config as the options want it.</summary>
    /// <exception cref="InvalidInputException">A value makes no sense, or the network cannot take such images.</exception>
    public ModelConfig Apply(ModelConfig config, ParseResult parsed)
    {
        var input = parsed.GetValue(_input) is { } text ? Shape(text) : config.Input;
        return config.Adapt(input, parsed.GetValue(_classes), "--input, --classes");
    }

    /// <summary>Reads channels, height and width, such as <c>3x64x64</c>.</summary>
    /// <exception cref="InvalidInputException">It is none, or height and width differ.</exception>
    public static InputShape Shape(string text)
    {
        var sides = text.Split('x');
        return sides.Length == 3 && sides[1] == sides[2] && int.TryParse(sides[0], CultureInfo.InvariantCulture, out var channels)
            && int.TryParse(sides[1], CultureInfo.InvariantCulture, out var resolution) && channels > 0 && resolution > 0
            ? new InputShape(channels, resolution)
            : throw new InvalidInputException("--input", $"'{text}' is no input shape, expected channels x height x width with equal sides, such as 3x64x64");
    }
}
