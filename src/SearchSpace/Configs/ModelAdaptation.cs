namespace Explorer.SearchSpace.Configs;

/// <summary>Fits a network to other images and classes than it was described for.</summary>
public static class ModelAdaptation
{
    /// <summary>The same network for another input, checked as a file that says so would be.</summary>
    /// <param name="config">The network.</param>
    /// <param name="input">The images it shall take.</param>
    /// <param name="classes">Its number of classes; null for those it has.</param>
    /// <param name="origin">What asks for it, for messages, such as <c>--input</c>.</param>
    /// <exception cref="InvalidInputException">The network cannot take such images: a VGG's pools would leave nothing of them, or a figure is out of range.</exception>
    public static ModelConfig Adapt(this ModelConfig config, InputShape input, int? classes, string origin) =>
        ModelConfigJson.Parse(ModelConfigJson.Write(config with { Input = input, Classes = classes ?? config.Classes }), origin);
}
