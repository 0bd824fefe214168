namespace Explorer.Documents.Blocks;

/// <summary>A part of a document, before it is a page, a file or lines of a terminal.</summary>
public abstract record Block
{
    /// <summary>Whether it is told in full accounts only: pages and files have it, a terminal does not.</summary>
    public bool IsDetail { get; init; }

    /// <summary>A section begins.</summary>
    /// <param name="Id">Names it in links.</param>
    /// <param name="Title">Its title.</param>
    public sealed record Section(string Id, string Title) : Block;

    /// <summary>A part of a section begins.</summary>
    public sealed record Heading(string Title) : Block;

    /// <summary>Sentences.</summary>
    /// <param name="Text">The sentences.</param>
    /// <param name="Lead">Words before them that stand out.</param>
    public sealed record Paragraph(string Text, string Lead = "") : Block
    {
        /// <summary>What it is said for.</summary>
        public Tone Tone { get; init; }
    }

    /// <summary>Sentences that stand by themselves.</summary>
    public sealed record Points(IReadOnlyList<string> Items) : Block;

    /// <summary>Text whose lines and spaces stay as they are, such as a file.</summary>
    public sealed record Code(string Text) : Block;
}

/// <summary>What a paragraph is said for.</summary>
public enum Tone
{
    /// <summary>To tell.</summary>
    Plain,

    /// <summary>The answer to the question.</summary>
    Answer,

    /// <summary>How it was computed, in small print.</summary>
    Note,

    /// <summary>What makes the answer doubtful.</summary>
    Warning,
}
