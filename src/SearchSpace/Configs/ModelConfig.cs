namespace Explorer.SearchSpace.Configs;

/// <summary>One network, without weights: the unit that is sampled, trained and exported.</summary>
public abstract record ModelConfig
{
    /// <summary>The family's name in model config files, such as <c>anynet</c>.</summary>
    public abstract string Family { get; }

    /// <summary>The images it takes.</summary>
    public required InputShape Input { get; init; }

    /// <summary>Number of classes, the outputs of the last linear layer; at least 2.</summary>
    public required int Classes { get; init; }
}
