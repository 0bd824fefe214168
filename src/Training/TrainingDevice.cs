using System.Globalization;
using Explorer.Kernels;
using static TorchSharp.torch;

namespace Explorer.Training;

/// <summary>Devices by the names that users give.</summary>
public static class TrainingDevice
{
    /// <summary>The device of that name, and the engine ready to train on it.</summary>
    /// <param name="name"><c>cpu</c>, or <c>cuda:N</c> for the N-th GPU from 0.</param>
    /// <param name="threads">Threads of one operator on the CPU.</param>
    /// <exception cref="InvalidInputException">The name is no device's, or this machine lacks it.</exception>
    internal static Device Prepare(string name, int threads)
    {
        var device = Find(name);
        set_num_threads(threads);

        // Networks that die have denormal activations, which cost a CPU many times an ordinary number.
        TorchEngine.FlushDenormals(true);

        // What the network before needed and this one may not.
        TorchEngine.ReleaseMemory();
        return device;
    }

    /// <summary>The device of that name.</summary>
    /// <param name="name"><c>cpu</c>, or <c>cuda:N</c> for the N-th GPU from 0.</param>
    /// <exception cref="InvalidInputException">The name is no device's, or this machine lacks it.</exception>
    public static Device Find(string name)
    {
        TorchEngine.RequireAvailable();
        if (name == "cpu")
            return new Device("cpu");
        const string Prefix = "cuda:";
        if (!name.StartsWith(Prefix, StringComparison.Ordinal)
            || !int.TryParse(name.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            throw new InvalidInputException("device", $"\"{name}\", expected cpu or cuda:N, such as cuda:0");
        }

        var count = TorchEngine.Gpus;
        if (index >= count)
        {
            throw new InvalidInputException("device", count == 0
                ? $"\"{name}\", but libtorch finds no GPU on this machine; use cpu"
                : $"\"{name}\", but libtorch finds {count} {(count == 1 ? "GPU; expected cuda:0" : $"GPUs; expected cuda:0 to cuda:{count - 1}")}");
        }

        // A training that was stopped and gone on with shall end with the same numbers as one that never stopped.
        TorchEngine.UseDeterministicConvolutions();
        return new Device(name);
    }
}
