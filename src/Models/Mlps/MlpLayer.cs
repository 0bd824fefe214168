using System.Diagnostics;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Mlps;

/// <summary>Linear, norm if any, activation, dropout if any; plus the input where the layer has a skip connection.</summary>
internal sealed class MlpLayer : Module<Tensor, Tensor>, IOnnxModule
{
    private readonly Module<Tensor, Tensor> linear, activation;
    private readonly Module<Tensor, Tensor>? norm, dropout;
    private readonly bool _skips;

    public MlpLayer(long inputs, int outputs, MlpConfig config)
        : base(nameof(MlpLayer))
    {
        _skips = config.SkipConnections && inputs == outputs;
        linear = Linear(inputs, outputs);
        norm = config.Normalization switch
        {
            MlpNormalization.None => null,
            MlpNormalization.Batch => BatchNorm1d(outputs),
            MlpNormalization.Layer => LayerNorm(outputs),
            _ => throw new UnreachableException(),
        };
        activation = Activations.Create(config.Activation);
        dropout = config.Dropout > 0 ? Dropout(config.Dropout) : null;
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var output = linear.call(input);
        if (norm is not null)
            output = norm.call(output);
        output = activation.call(output);
        if (dropout is not null)
            output = dropout.call(output);
        return _skips ? output + input : output;
    }

    public OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input)
    {
        var output = graph.Apply(input, linear);
        if (norm is not null)
            output = graph.Apply(output, norm);
        output = graph.Apply(output, activation);
        return _skips ? graph.Add(output, input) : output;
    }
}
