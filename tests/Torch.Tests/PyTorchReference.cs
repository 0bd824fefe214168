using System.Diagnostics;
using System.Text.Json;

namespace Explorer.Torch.Tests;

/// <summary>What PyTorch answers for the cases of reference.py, where Debian's python3-torch is installed.</summary>
public sealed class PyTorchReference
{
    private const string Python = "/usr/bin/python3";

    public PyTorchReference()
    {
        if (!File.Exists(Python))
        {
            Missing = $"{Python} is not installed";
            return;
        }

        var start = new ProcessStartInfo(Python, [Path.Combine(AppContext.BaseDirectory, "reference.py")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode == 0)
            Answers = JsonDocument.Parse(output).RootElement;
        else if (errors.Result.Contains("No module named 'torch'", StringComparison.Ordinal))
            Missing = "python3-torch is not installed";
        else
            throw new InvalidOperationException(errors.Result);
    }

    /// <summary>Why there are no answers; null where there are.</summary>
    public string? Missing { get; }

    private JsonElement Answers { get; }

    public double[][] this[string name] =>
        [.. Answers.GetProperty(name).EnumerateArray().Select(tensor => tensor.EnumerateArray().Select(value => value.GetDouble()).ToArray())];
}
