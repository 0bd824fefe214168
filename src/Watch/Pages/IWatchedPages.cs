namespace Explorer.Watch.Pages;

/// <summary>The pages of a live site. What they are about, and how it is found out that it has changed, the site does not know. Calls come from several threads.</summary>
public interface IWatchedPages
{
    /// <summary>How things stand now; it does not wait for anything.</summary>
    WatchedState State { get; }

    /// <summary>Ends as soon as the state is no longer that one.</summary>
    Task ChangedAsync(WatchedState seen, CancellationToken cancellation);

    /// <summary>The page at an address; null for none.</summary>
    /// <param name="path">The address's path, decoded: <c>/</c>, <c>/experiments/NAME</c>.</param>
    /// <param name="chosen">What was chosen on the page before, in order; none as a rule.</param>
    WatchedPage? Find(string path, IReadOnlyList<string> chosen);
}

/// <summary>How the pages stand at one moment.</summary>
/// <param name="Revisions">A number for each page's path, which has risen wherever the page has changed.</param>
/// <param name="Problem">Why nothing new can be told at the moment, in words; null as a rule.</param>
public sealed record WatchedState(IReadOnlyDictionary<string, long> Revisions, string? Problem);
