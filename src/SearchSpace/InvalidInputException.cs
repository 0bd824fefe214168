namespace Explorer.SearchSpace;

/// <summary>
/// An input (experiment, model, data, database, weights, flag) that cannot be used. The command line reports every
/// problem and leaves with exit code 2; no stack trace is shown.
/// </summary>
public sealed class InvalidInputException : Exception
{
    /// <summary>Creates the exception for one source with all of its problems.</summary>
    /// <param name="source">File, flag or other origin, as the user knows it.</param>
    /// <param name="problems">At least one problem.</param>
    public InvalidInputException(string source, IReadOnlyList<Problem> problems)
        : base($"{source}: {string.Join("; ", problems)}")
    {
        Origin = source;
        Problems = problems;
    }

    /// <summary>Creates the exception for one problem with the whole of a source.</summary>
    public InvalidInputException(string source, string message)
        : this(source, [new Problem("$", message)])
    {
    }

    /// <summary>File, flag or other origin, as the user knows it.</summary>
    public string Origin { get; }

    /// <summary>Everything wrong with it, in document order.</summary>
    public IReadOnlyList<Problem> Problems { get; }
}
