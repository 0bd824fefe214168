namespace Explorer.Running;

/// <summary>One line where training will be slower than it could be on this machine.</summary>
internal static class EngineLine
{
    /// <summary>Writes it, where there is something to say.</summary>
    /// <param name="tell">Told of it.</param>
    /// <param name="devices">Where networks will be trained.</param>
    public static void Write(Action<string> tell, IEnumerable<string> devices)
    {
        if (devices.Contains("cpu", StringComparer.Ordinal) && TorchEngine.Missing is { } missing)
            tell(missing);
    }
}
