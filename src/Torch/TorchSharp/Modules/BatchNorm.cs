using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Normalises each channel over the batch in training, by running figures otherwise.</summary>
public abstract class BatchNorm : nn.Module<Tensor, Tensor>
{
    private readonly double? _momentum;
    private Parameter? _weight;
    private Parameter? _bias;

    private protected BatchNorm(
        string name, long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
        : base(name)
    {
        (this.num_features, this.eps, _momentum, this.affine, this.track_running_stats) = (num_features, eps, momentum, affine, track_running_stats);
        SetRegistered();
        if (affine)
        {
            _weight = nn.Parameter(ones(num_features, dtype, device));
            _bias = nn.Parameter(zeros(num_features, dtype, device));
            register_parameter(nameof(weight), _weight);
            register_parameter(nameof(bias), _bias);
        }

        if (!track_running_stats)
            return;
        running_mean = zeros(num_features, dtype, device);
        running_var = ones(num_features, dtype, device);
        num_batches_tracked = zeros(Array.Empty<long>(), ScalarType.Int64, device);
        register_buffer(nameof(running_mean), running_mean);
        register_buffer(nameof(running_var), running_var);
        register_buffer(nameof(num_batches_tracked), num_batches_tracked);
    }

    public long num_features { get; }

    public double eps { get; }

    public double? momentum => _momentum;

    public bool affine { get; }

    public bool track_running_stats { get; }

    public Tensor? running_mean { get; }

    public Tensor? running_var { get; }

    public Tensor? num_batches_tracked { get; }

    public Parameter? weight
    {
        get => _weight;
        set => ConditionallyRegisterParameter(nameof(weight), _weight = value);
    }

    public Parameter? bias
    {
        get => _bias;
        set => ConditionallyRegisterParameter(nameof(bias), _bias = value);
    }

    public override Tensor forward(Tensor input)
    {
        RequireDimensions(input);
        var factor = _momentum ?? 0;
        if (training && num_batches_tracked is not null)
        {
            using (no_grad())
                num_batches_tracked.add_(1);
            factor = _momentum ?? 1.0 / num_batches_tracked.ToInt64();
        }

        return nn.functional.batch_norm(
            input, running_mean, running_var, weight, bias, training || running_mean is null, factor, eps);
    }

    public void reset_running_stats()
    {
        running_mean?.zero_();
        running_var?.fill_(1);
        num_batches_tracked?.zero_();
    }

    private protected abstract void RequireDimensions(Tensor input);
}
