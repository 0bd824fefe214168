using Explorer.Documents.Writers;
using Explorer.Execution.Launching;
using Explorer.Training.Data.Fetching;
using Explorer.Zoo.Latency;

namespace Explorer.Terminal;

/// <summary>Says in plain words what went wrong, and which exit code tells it to a script.</summary>
internal static class ErrorReport
{
    // Weights of another network differ in hundreds of tensors.
    private const int MostProblems = 12;

    /// <summary>The exit code for an error a user can act on; null for a bug, which keeps its stack trace.</summary>
    public static int? ExitCodeOf(Exception error) => error switch
    {
        InvalidInputException => ExitCode.BadInput,
        UnauthorizedAccessException => ExitCode.BadInput,
        TorchUnavailableException or LatencyRefusedException => ExitCode.MachineLacks,
        WorkerStartException { ExitCode: ExitCode.MachineLacks } => ExitCode.MachineLacks,
        WorkerStartException or DiskFaultException or DataFetchException or IOException => ExitCode.Failed,
        OperationCanceledException => ExitCode.Interrupted,
        _ => null,
    };

    /// <summary>Writes the message, one line a problem.</summary>
    public static void Write(Exception error, TextWriter output)
    {
        if (error is not InvalidInputException input)
        {
            output.WriteLine($"explorer: {(error is DiskFaultException || error is not (IOException or UnauthorizedAccessException) ? error.Message : FileFault.WithPath(error))}");
            return;
        }

        foreach (var problem in input.Problems.Take(MostProblems))
        {
            var place = problem.Path == "$" ? input.Origin : $"{input.Origin}: {problem.Path}";

            // A command is its own origin where no one option is to blame.
            var line = $"{(place.StartsWith("explorer ", StringComparison.Ordinal) ? "" : "explorer: ")}{place}: {problem.Message}";
            output.WriteLine(problem.HasLines ? ControlCharacters.Escape(line) : ControlCharacters.EscapeLine(line));
        }

        if (input.Problems.Count > MostProblems)
            output.WriteLine($"explorer: {input.Origin}: and {NumberText.Counted(input.Problems.Count - MostProblems, "more problem")}");
    }
}
