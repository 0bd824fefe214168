namespace Explorer.SearchSpace.Configs;

/// <summary>The activation of hidden layers, named as in model config files.</summary>
public enum ActivationType
{
    /// <summary>max(0, x) (<c>relu</c>).</summary>
    Relu,

    /// <summary>x·Φ(x) (<c>gelu</c>).</summary>
    Gelu,

    /// <summary>x / (1 + e⁻ˣ) (<c>silu</c>).</summary>
    Silu,

    /// <summary>Hyperbolic tangent (<c>tanh</c>).</summary>
    Tanh,

    /// <summary>1 / (1 + e⁻ˣ) (<c>sigmoid</c>).</summary>
    Sigmoid,
}
