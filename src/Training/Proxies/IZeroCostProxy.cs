namespace Explorer.Training.Proxies;

/// <summary>A number of an untrained network that may tell how well it will train; higher meaning better.</summary>
internal interface IZeroCostProxy
{
    /// <summary>Its name, one of <see cref="Experiments.Trials.ProxyNames"/>.</summary>
    string Name { get; }

    /// <summary>Measures a network.</summary>
    /// <param name="network">The network with its initial weights, in double precision and training mode; it may be changed, and is thrown away.</param>
    /// <param name="batch">Images in double precision and their labels.</param>
    /// <returns>The value; NaN or infinite where the network has none.</returns>
    double Measure(Network network, ProxyBatch batch);
}
