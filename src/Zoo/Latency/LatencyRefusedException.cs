namespace Explorer.Zoo.Latency;

/// <summary>No latency could be measured that is worth keeping: the machine is busy, or has no ONNX Runtime.</summary>
public sealed class LatencyRefusedException : Exception
{
    /// <summary>Says what was found and what to do.</summary>
    public LatencyRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>The same, with its cause.</summary>
    public LatencyRefusedException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
