namespace Explorer.Experiments.Trainings;

/// <summary>The optimisers.</summary>
public enum OptimizerType
{
    /// <summary>Stochastic gradient descent with momentum (<c>sgd</c>).</summary>
    Sgd,

    /// <summary>Adam (Kingma and Ba, 2015) (<c>adam</c>).</summary>
    Adam,

    /// <summary>Adam with decoupled weight decay (Loshchilov and Hutter, 2019) (<c>adamw</c>).</summary>
    [JsonStringEnumMemberName("adamw")]
    AdamW,
}
