using static TorchSharp.torch;

namespace Explorer.Training.Steps;

/// <summary>
/// Adds up loss and errors on the device, so that a GPU is not waited for at every step; reads them often enough to
/// see a divergence at once on the CPU and within a few steps on a GPU.
/// </summary>
internal sealed class LossMeter : IDisposable
{
    private const int DeviceReadInterval = 8;

    private readonly Tensor _loss;
    private readonly Tensor _wrong;
    private readonly int _interval;
    private int _added;

    /// <summary>Creates the meter outside of any scope's reach.</summary>
    public LossMeter(Device device)
    {
        _loss = zeros(1, ScalarType.Float64, device).DetachFromDisposeScope();
        _wrong = zeros(1, ScalarType.Int64, device).DetachFromDisposeScope();
        _interval = device.type == TorchSharp.DeviceType.CPU ? 1 : DeviceReadInterval;
    }

    /// <summary>Images counted.</summary>
    public int Images { get; private set; }

    /// <summary>Sum of the losses added; NaN or infinite once one was.</summary>
    public double Loss => _loss.item<double>();

    /// <summary>Images whose largest output is not their label.</summary>
    public int Wrong => (int)_wrong.item<long>();

    /// <summary>Starts again from nothing.</summary>
    public void Clear()
    {
        using var scope = NewDisposeScope();
        _loss.zero_();
        _wrong.zero_();
        _added = 0;
        Images = 0;
    }

    /// <summary>Adds one batch.</summary>
    /// <param name="loss">Its loss, a scalar.</param>
    /// <param name="logits">The network's outputs, N × classes.</param>
    /// <param name="labels">The classes, N.</param>
    public void Add(Tensor loss, Tensor logits, Tensor labels)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        _loss.add_(loss.detach());
        _wrong.add_(logits.argmax(1).ne(labels).sum());
        _added++;
        Images += (int)labels.shape[0];
    }

    /// <summary>Whether a loss became NaN or infinite, as far as it is time to look.</summary>
    public bool HasDiverged() => _added % _interval == 0 && !double.IsFinite(Loss);

    /// <summary>Frees the sums.</summary>
    public void Dispose()
    {
        _loss.Dispose();
        _wrong.Dispose();
    }
}
