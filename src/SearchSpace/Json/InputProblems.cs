namespace Explorer.SearchSpace.Json;

/// <summary>Collects everything wrong with one input, so that its author sees it all at once.</summary>
/// <param name="origin">The file or other source that was asked for.</param>
public sealed class InputProblems(string origin)
{
    private readonly List<Problem> _problems = [];

    /// <summary>Whether nothing was found so far.</summary>
    public bool None => _problems.Count == 0;

    /// <summary>How many were found so far.</summary>
    public int Count => _problems.Count;

    /// <summary>Adds a problem with a value; names the value's file where it is another one.</summary>
    /// <param name="path">JSON path of the value.</param>
    /// <param name="item">The value, or the object that lacks it.</param>
    /// <param name="message">What was found and what was expected.</param>
    public void Add(string path, JsonItem item, string message) =>
        _problems.Add(new Problem(path, item.Origin == origin ? message : $"{message} (in {item.Origin})"));

    /// <summary>Adds problems found by other means.</summary>
    public void AddRange(IEnumerable<Problem> problems) => _problems.AddRange(problems);

    /// <summary>Ends the reading where anything was found.</summary>
    /// <exception cref="InvalidInputException">Something was.</exception>
    public void ThrowIfAny()
    {
        if (!None)
            throw new InvalidInputException(origin, [.. _problems]);
    }
}
