using Explorer.Training.Machine;
using static TorchSharp.torch;

namespace Explorer.Zoo;

/// <summary>Times a network's answers: some rounds to warm up, then as many as a short time holds.</summary>
/// <param name="time">The clock.</param>
internal sealed class SpeedProbe(TimeProvider time)
{
    private const int Batch = 64;
    private const int Warmup = 3;
    private const int LeastRounds = 5;
    private const int MostRounds = 200;
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(0.4);

    /// <summary>Measures a network in evaluation mode.</summary>
    /// <param name="network">The network, on the device.</param>
    /// <param name="input">Shape of one image.</param>
    /// <param name="device">The device's name.</param>
    /// <param name="threads">Threads of one operator on the CPU.</param>
    public ZooSpeed Measure(Network network, InputShape input, string device, int threads)
    {
        network.eval();
        set_num_threads(threads);
        using var noGradients = no_grad();
        var single = Rounds(network, input, new Device(device), 1);
        var batches = Rounds(network, input, new Device(device), Batch);
        return new ZooSpeed
        {
            Device = device,
            Processor = ProcessorName.Read(),
            Threads = threads,
            Engine = network.Engine(Batch, input.Resolution, new Device(device), isFloat32: true).Name,
            LatencyMilliseconds = Quantile(single, 0.5),
            LatencyLowerQuartile = Quantile(single, 0.25),
            LatencyUpperQuartile = Quantile(single, 0.75),
            Throughput = 1000 * Batch / Quantile(batches, 0.5),
            Batch = Batch,
        };
    }

    // Milliseconds of each round, ascending.
    private double[] Rounds(Network network, InputShape input, Device device, int images)
    {
        using var scope = NewDisposeScope();
        var pixels = zeros(images, input.Channels, input.Resolution, input.Resolution).to(device);
        for (var i = 0; i < Warmup; i++)
            Round(network, pixels);

        var rounds = new List<double>();
        var begun = time.GetTimestamp();
        while (rounds.Count < LeastRounds || (rounds.Count < MostRounds && time.GetElapsedTime(begun) < Budget))
        {
            var start = time.GetTimestamp();
            Round(network, pixels);
            rounds.Add(time.GetElapsedTime(start).TotalMilliseconds);
        }

        rounds.Sort();
        return [.. rounds];
    }

    // Reading a number back waits for a GPU to be done.
    private static void Round(Network network, Tensor pixels)
    {
        using var scope = NewDisposeScope();
        _ = network.call(pixels).sum().item<float>();
    }

    private static double Quantile(double[] ascending, double share) => ascending[(int)(share * (ascending.Length - 1))];
}
