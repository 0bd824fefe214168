namespace Explorer.SearchSpace.Configs;

/// <summary>The shape of one image: channels × resolution × resolution.</summary>
/// <param name="Channels">Colour channels, at least 1.</param>
/// <param name="Resolution">Height and width in pixels, at least 1.</param>
public sealed record InputShape(int Channels, int Resolution);
