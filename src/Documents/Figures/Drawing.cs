namespace Explorer.Documents.Figures;

/// <summary>A part of a document that is drawn: a page shows it, and it has files of its own.</summary>
/// <param name="Key">Names its files, such as <c>edf</c>.</param>
/// <param name="Caption">Sentences below it.</param>
public abstract record Drawing(string Key, string Caption) : Block;
