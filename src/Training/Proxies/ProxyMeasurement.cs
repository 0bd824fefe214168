using TorchSharp;
using static TorchSharp.torch;

namespace Explorer.Training.Proxies;

/// <summary>
/// Measures the zero-cost proxies of a trial's network at its initial weights. In double precision, which float32's range would not do
/// for products over many layers, and through the plain layers, whose activations can be looked at.
/// </summary>
internal static class ProxyMeasurement
{
    private static readonly IZeroCostProxy[] All = [new SynFlow(), new Snip(), new Grasp(), new Fisher(), new GradNorm(), new Naswot(), new ZenScore()];

    /// <summary>The proxies that a request asks for, in its order; none where it asks for none.</summary>
    /// <param name="request">The trial.</param>
    /// <param name="splits">Its images.</param>
    /// <param name="device">Where to compute.</param>
    /// <param name="time">Clock for seconds.</param>
    public static ValueList<ProxyScore> Of(TrialRequest request, ImageSplits splits, Device device, TimeProvider time)
    {
        if (request.Proxies.Count == 0)
            return [];

        using var scope = NewDisposeScope();
        var batch = ProxyBatch.Draw(splits, request.Data.Seed, device);
        return request.Proxies.Select(name => Measure(Find(name), request, batch, device, time)).ToValueList();
    }

    /// <summary>The proxy of a name.</summary>
    /// <exception cref="InvalidInputException">There is none.</exception>
    public static IZeroCostProxy Find(string name) => Array.Find(All, proxy => proxy.Name == name)
        ?? throw new InvalidInputException("fidelity.proxies", $"found \"{name}\", expected one of {string.Join(", ", All.Select(proxy => proxy.Name))}");

    private static ProxyScore Measure(IZeroCostProxy proxy, TrialRequest request, ProxyBatch batch, Device device, TimeProvider time)
    {
        var started = time.GetTimestamp();
        using var scope = NewDisposeScope();
        using var network = NetworkBuilder.Build(request.Config, Seeds.Derive(request.Seed, "weights", 0), request.Training.ZeroInitFinalGamma)
            .to(device, ScalarType.Float64);
        network.train();
        var value = proxy.Measure(network, batch);
        return Score(proxy.Name, value, time.GetElapsedTime(started).TotalSeconds);
    }

    /// <summary>A value as it is recorded: none where it is NaN or infinite.</summary>
    internal static ProxyScore Score(string name, double value, double seconds) =>
        new() { Name = name, Value = double.IsFinite(value) ? value : null, Seconds = seconds };
}
