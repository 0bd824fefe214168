namespace Explorer.Running;

/// <summary>On which devices an experiment's networks are trained: the same kind from its first to its last, where the user does not say otherwise.</summary>
internal static class DeviceChoice
{
    private const string Cpu = "cpu";

    /// <summary>The devices for the workers in turn.</summary>
    /// <param name="asked">What the user named; empty for nothing.</param>
    /// <param name="devices">Those of the experiment's trainings so far.</param>
    /// <param name="gpus">Tells the GPUs of this machine.</param>
    /// <param name="tell">Told in one sentence where the choice is not plain.</param>
    /// <exception cref="InvalidInputException">The experiment began on a GPU, none is here, and the user did not name another device.</exception>
    public static ValueList<string> Of(ValueList<string> asked, IEnumerable<string> devices, Func<int> gpus, Action<string> tell)
    {
        var began = devices.Select(IsGpu).Distinct().ToList();
        if (asked.Count > 0)
        {
            if (began.Any(wasGpu => asked.Any(device => IsGpu(device) != wasGpu)))
                tell($"this experiment's trials so far are of {(began is [true] ? "a GPU" : began is [false] ? "the CPU" : "CPU and GPU")}, and now --device {string.Join(',', asked)}: errors of the same network differ between the two by as much as between two seeds");
            return asked;
        }

        if (began.Contains(false))
            return [Cpu];
        if (gpus() is > 0 and var count)
        {
            tell($"training on {(count == 1 ? "the GPU" : $"{count} GPUs")}; --device cpu for the processor");
            return [.. Enumerable.Range(0, count).Select(index => string.Create(CultureInfo.InvariantCulture, $"cuda:{index}"))];
        }

        return began.Count == 0 ? [Cpu] : throw new InvalidInputException("--device",
            "this experiment began on a GPU, and libtorch finds none here; go on where there is one, or with --device cpu, whose errors differ from a GPU's by as much as another seed's");
    }

    private static bool IsGpu(string device) => device != Cpu;
}
