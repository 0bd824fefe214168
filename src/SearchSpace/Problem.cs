namespace Explorer.SearchSpace;

/// <summary>One thing wrong with an input: where it is and what was found, what was expected.</summary>
/// <param name="Path">JSON path from the document's root, such as <c>$.space.stages</c>; <c>$</c> for the whole.</param>
/// <param name="Message">What was found and what was expected, in words for the input's author.</param>
public sealed record Problem(string Path, string Message)
{
    /// <summary>Whether the message's lines are its author's own, not of a text that it repeats.</summary>
    public bool HasLines { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {Message}";
}
