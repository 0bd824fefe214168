using System.Diagnostics;
using System.Text.Json;
using Explorer.Kernels.Tests.Fused;

namespace Explorer.Kernels.Tests.PyTorch;

/// <summary>What PyTorch answers for the chains of <see cref="ChainCase"/>, where Debian's python3-torch is installed.</summary>
public sealed class PyTorchReference : IDisposable
{
    private const string Python = "/usr/bin/python3";
    private const int NoTorch = 77;
    private readonly string _folder = Directory.CreateTempSubdirectory("explorer-kernels-").FullName;
    private readonly Dictionary<string, Dictionary<string, double[]>> _answers = [];

    public PyTorchReference()
    {
        if (!File.Exists(Python))
        {
            Missing = $"{Python} is not installed";
            return;
        }

        // Whether there is a torch is asked apart from whether it works.
        var asked = Run("-c", $"import importlib.util, sys; sys.exit(0 if importlib.util.find_spec('torch') else {NoTorch})");
        if (asked.Code == NoTorch)
        {
            Missing = $"{Python} has no torch: apt-get install python3-torch";
            return;
        }

        var (cases, answers) = (Path.Combine(_folder, "cases.json"), Path.Combine(_folder, "answers.json"));
        File.WriteAllText(cases, JsonSerializer.Serialize(ChainCase.All, JsonSerializerOptions.Web));
        var (code, errors) = Run(Path.Combine(AppContext.BaseDirectory, "reference.py"), cases, answers);
        if (code != 0)
            throw new InvalidOperationException($"reference.py ended with {code}: {errors}");
        _answers = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, double[]>>>(File.ReadAllText(answers))!;
    }

    /// <summary>Why there are no answers; null where there are.</summary>
    public string? Missing { get; }

    public IReadOnlyDictionary<string, double[]> this[string name] => _answers[name];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static (int Code, string Errors) Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, errors);
    }
}
