namespace Explorer.Reporting.Studies.Document;

/// <summary>A part of a study's report, before it is a page or a Markdown file.</summary>
internal abstract record Block
{
    /// <summary>A section begins.</summary>
    public sealed record Section(string Id, string Title) : Block;

    /// <summary>A part of a section begins.</summary>
    public sealed record Heading(string Title) : Block;

    /// <summary>Sentences; the lead words, where there are any, stand out.</summary>
    public sealed record Paragraph(string Text, string Lead = "") : Block;

    /// <summary>Sentences that stand by themselves.</summary>
    public sealed record Points(IReadOnlyList<string> Items) : Block;

    /// <summary>Rows below a header; columns of numbers, named by their index, are set to the right.</summary>
    public sealed record Table(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlySet<int> Words, string Caption = "") : Block;

    /// <summary>A picture.</summary>
    public sealed record Figure(string File, Picture Picture, string Caption) : Block
    {
        /// <summary>A drawing as a picture.</summary>
        public static Figure Of(Explorer.Documents.Figures.Drawing drawing) => new(drawing.Key + ".svg", new DrawnPicture(drawing), drawing.Caption);
    }
}
