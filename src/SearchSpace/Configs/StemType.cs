namespace Explorer.SearchSpace.Configs;

/// <summary>The first layers of a network, named as in model config files.</summary>
public enum StemType
{
    /// <summary>3×3 convolution, stride 1, BN, ReLU (<c>cifar</c>).</summary>
    Cifar,

    /// <summary>3×3 convolution, stride 2, BN, ReLU (<c>simple</c>).</summary>
    Simple,

    /// <summary>7×7 convolution, stride 2, BN, ReLU, then max-pool 3 stride 2 (<c>resnet</c>).</summary>
    Resnet,
}
