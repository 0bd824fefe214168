using Explorer.Models.Weights;
using Explorer.Training.Data.Pictures;
using static TorchSharp.torch;

namespace Explorer.Zoo;

/// <summary>An exported network, ready to classify images. One call at a time.</summary>
public sealed class ZooModel : IDisposable
{
    private readonly Preprocessing _preprocessing;

    private ZooModel(ZooEntry entry, Network network)
    {
        Entry = entry;
        Network = network;
        _preprocessing = entry.Metrics.Preprocessing;
    }

    /// <summary>The entry it is.</summary>
    public ZooEntry Entry { get; }

    /// <summary>The network, on the CPU, in evaluation mode.</summary>
    public Network Network { get; }

    /// <summary>Names of the classes, in the order of the outputs.</summary>
    public IReadOnlyList<string> ClassNames => _preprocessing.ClassNames;

    /// <summary>Loads an entry.</summary>
    /// <param name="folder">The entry's folder.</param>
    /// <exception cref="InvalidInputException">The entry is corrupt.</exception>
    public static ZooModel Load(string folder) => Load(ZooEntry.Open(folder));

    /// <summary>Loads an entry's weights.</summary>
    /// <exception cref="InvalidInputException">The weights are corrupt or not this network's.</exception>
    public static ZooModel Load(ZooEntry entry)
    {
        NetworkWeights.RequireFitting(entry.Config, entry.WeightsPath);
        var network = NetworkBuilder.Build(entry.Config);
        try
        {
            var metadata = NetworkWeights.Load(network, entry.WeightsPath);
            var hash = ModelConfigJson.Hash(entry.Config);
            if (metadata.TryGetValue(WeightMetadata.HashKey, out var found) && found != hash)
                throw new InvalidInputException(entry.WeightsPath, $"weights of the config {found}, the entry's is {hash}");
            network.eval();
            return new ZooModel(entry, network);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>Classifies a picture file, brought to the network's shape as the training images were.</summary>
    /// <param name="path">A JPEG or PNG file.</param>
    /// <param name="top">Classes wanted, the likeliest first.</param>
    /// <exception cref="InvalidInputException">The file is missing, broken or no picture that is read.</exception>
    public IReadOnlyList<Prediction> Predict(string path, int top = 5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        var bytes = PictureInput.Read(path, _preprocessing.Input, _preprocessing.Source ?? _preprocessing.Input.Resolution);
        var logits = Predict(Array.ConvertAll(bytes, value => value / 255f), count: 1);
        var largest = logits.Max();
        var sum = logits.Sum(logit => Math.Exp(logit - largest));
        return
        [
            .. logits.Select((logit, label) => new Prediction(ClassNames[label], label, Math.Exp(logit - largest) / sum))
                .OrderByDescending(prediction => prediction.Probability).ThenBy(prediction => prediction.Label).Take(top),
        ];
    }

    /// <summary>Classifies images.</summary>
    /// <param name="pixels">Count × channels × height × width values in [0, 1], row-major; they are normalised here.</param>
    /// <param name="count">Number of images.</param>
    /// <returns>Count × classes logits, row-major; the largest of a row is the class.</returns>
    /// <exception cref="ArgumentException">The number of values is not that of the images.</exception>
    public float[] Predict(ReadOnlySpan<float> pixels, int count)
    {
        return Logits(Normalise(pixels, count), count);
    }

    /// <summary>The images as the network gets them: (pixel − mean) / deviation.</summary>
    /// <inheritdoc cref="Predict(ReadOnlySpan{float}, int)"/>
    internal float[] Normalise(ReadOnlySpan<float> pixels, int count)
    {
        var input = _preprocessing.Input;
        var area = input.Resolution * input.Resolution;
        if (count < 1 || pixels.Length != (long)count * input.Channels * area)
            throw new ArgumentException($"{pixels.Length} values are not {count} images of {input.Channels} × {input.Resolution} × {input.Resolution}", nameof(pixels));
        var normalised = new float[pixels.Length];
        for (var i = 0; i < normalised.Length; i++)
        {
            var channel = i / area % input.Channels;
            normalised[i] = (pixels[i] - _preprocessing.Mean[channel]) / _preprocessing.Deviation[channel];
        }

        return normalised;
    }

    /// <summary>Logits of normalised images.</summary>
    internal float[] Logits(float[] normalised, int count)
    {
        var input = _preprocessing.Input;
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var logits = Network.call(tensor(normalised, [count, input.Channels, input.Resolution, input.Resolution]));
        return logits.data<float>().ToArray();
    }

    /// <summary>Frees the network.</summary>
    public void Dispose() => Network.Dispose();
}
