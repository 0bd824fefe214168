namespace Explorer.Documents.Blocks;

/// <summary>The answer to a question, for people. What programs read is the question's record.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Blocks">Its parts, in order.</param>
public sealed record Document(string Title, IReadOnlyList<Block> Blocks);
