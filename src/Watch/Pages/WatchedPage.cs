namespace Explorer.Watch.Pages;

/// <summary>A page as it stands.</summary>
/// <param name="Kind">What it is a page of, such as <c>Experiment</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Watches">The paths in <see cref="WatchedState.Revisions"/> whose changes change it.</param>
/// <param name="Parts">Its parts, from the top down; always the same ones.</param>
public sealed record WatchedPage(string Kind, string Title, IReadOnlyList<string> Watches, IReadOnlyList<PagePart> Parts)
{
    /// <summary>Below the title; empty for none.</summary>
    public string Description { get; init; } = "";

    /// <summary>The address that ticked boxes are sent to, and the button's words; null where there are none to tick.</summary>
    public (string Path, string Button)? Choice { get; init; }
}

/// <summary>A part of a page that is renewed by itself.</summary>
/// <param name="Id">Names it on its page.</param>
/// <param name="Revision">Other than before where its document is.</param>
/// <param name="Document">What it shows; the keys of figures differ from those of the page's other parts. Its title is not shown.</param>
public sealed record PagePart(string Id, string Revision, Document Document);
