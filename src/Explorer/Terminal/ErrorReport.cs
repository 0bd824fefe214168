using Explorer.SearchSpace;

namespace Explorer.Terminal;

/// <summary>Says in plain words what went wrong, and which exit code tells it to a script.</summary>
internal static class ErrorReport
{
    /// <summary>The exit code for an error a user can act on; null for a bug, which keeps its stack trace.</summary>
    public static int? ExitCodeOf(Exception error) => error switch
    {
        InvalidInputException => ExitCode.BadInput,
        OperationCanceledException => ExitCode.Interrupted,
        UnauthorizedAccessException => ExitCode.BadInput,
        IOException => ExitCode.Failed,
        _ => null,
    };

    /// <summary>Writes the message, one line a problem.</summary>
    public static void Write(Exception error, TextWriter output)
    {
        if (error is not InvalidInputException input)
        {
            output.WriteLine($"explorer: {error.Message}");
            return;
        }

        foreach (var problem in input.Problems)
        {
            var place = problem.Path == "$" ? input.Origin : $"{input.Origin}: {problem.Path}";
            output.WriteLine($"explorer: {place}: {problem.Message}");
        }
    }
}
