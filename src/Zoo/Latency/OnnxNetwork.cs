using Explorer.Models.Onnx;
using Explorer.SearchSpace.Sampling;
using Microsoft.ML.OnnxRuntime;

namespace Explorer.Zoo.Latency;

/// <summary>A network in ONNX Runtime on one thread of the CPU, its graph optimised as by default.</summary>
internal sealed class OnnxNetwork : IDisposable
{
    private static readonly string[] Inputs = [OnnxExport.InputName];
    private static readonly string[] Outputs = [OnnxExport.OutputName];

    private readonly InputShape _input;
    private readonly int _classes;
    private readonly InferenceSession _session;
    private readonly RunOptions _options = new();
    private readonly float[] _logits;
    private readonly OrtValue[] _image;
    private readonly OrtValue[] _answer;

    /// <summary>Loads a network.</summary>
    /// <param name="file">An ONNX file that this program wrote.</param>
    /// <param name="config">The network.</param>
    /// <exception cref="LatencyRefusedException">ONNX Runtime is not there.</exception>
    public OnnxNetwork(byte[] file, ModelConfig config)
    {
        (_input, _classes) = (config.Input, config.Classes);
        try
        {
            using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, ExecutionMode = ExecutionMode.ORT_SEQUENTIAL, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
            _session = new InferenceSession(file, options);
        }
        catch (Exception exception) when (exception is DllNotFoundException or TypeInitializationException or EntryPointNotFoundException)
        {
            throw new LatencyRefusedException($"ONNX Runtime cannot be loaded: {(exception.InnerException ?? exception).Message}", exception);
        }

        var random = new SplitMix64(1);
        _logits = new float[_classes];
        _image = [Value([.. Enumerable.Range(0, _input.Channels * _input.Resolution * _input.Resolution).Select(_ => (float)random.NextNormal())], 1)];
        _answer = [OrtValue.CreateTensorValueFromMemory(_logits, [1, _classes])];
    }

    /// <summary>What runs it, and its version.</summary>
    public static string Runtime => $"ONNX Runtime {OrtEnv.Instance().GetVersionString()}";

    /// <summary>Logits of images.</summary>
    /// <param name="images">Count × channels × height × width, normalised.</param>
    /// <param name="count">Number of images.</param>
    /// <returns>Count × classes.</returns>
    public float[] Logits(float[] images, int count)
    {
        using var batch = Value(images, count);
        using var results = _session.Run(_options, Inputs, [batch], Outputs);
        return results.Single().GetTensorDataAsSpan<float>().ToArray();
    }

    /// <summary>Answers for one image of normal noise, as normalised images are; the answer is written over the last one.</summary>
    public void Answer() => _session.Run(_options, Inputs, _image, Outputs, _answer);

    /// <inheritdoc/>
    public void Dispose()
    {
        _image[0].Dispose();
        _answer[0].Dispose();
        _options.Dispose();
        _session.Dispose();
    }

    private OrtValue Value(float[] images, int count) => OrtValue.CreateTensorValueFromMemory(images, [count, _input.Channels, _input.Resolution, _input.Resolution]);
}
