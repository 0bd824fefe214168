using Explorer.Watch.Pages;

namespace Explorer.Watching;

/// <summary>The live pages of one results database and the folders beside it, and the loop that finds out what has changed.</summary>
internal sealed class WatchedResults : IWatchedPages, IAsyncDisposable
{
    /// <summary>Watched by pages that tell how long things are past: it changes every minute.</summary>
    public const string Minute = "minute";

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    // Of many trials every look and every page takes longer: 100,000 of them are looked at every 5 seconds.
    private static readonly TimeSpan PaceOfATrial = TimeSpan.FromMicroseconds(50);

    // So many times as long as the last look took.
    private const int Rest = 20;
    private readonly WatchPlaces _places;
    private readonly TimeProvider _time;
    private readonly Revisions _revisions = new();
    private readonly DocumentShelf _shelf;
    private readonly StoreFollower _store;
    private readonly LiveRuns _runs;
    private readonly WatchedFolders _studies;
    private readonly WatchedFolders _zoo;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _following;
    private volatile IReadOnlyList<WatchedExperiment> _experiments = [];

    /// <summary>Reads what there is, and follows it from then on.</summary>
    /// <exception cref="InvalidInputException">The database cannot be read.</exception>
    public WatchedResults(WatchPlaces places, TimeProvider time)
    {
        (_places, _time) = (places, time);
        _shelf = new DocumentShelf(time, page => _revisions.Rise(page));
        (_store, _runs) = (new StoreFollower(places.Store, time), new LiveRuns(places.Out, time));
        (_studies, _zoo) = (new WatchedFolders(() => StudyPages.Files(places.Out)), new WatchedFolders(() => ZooPage.Files(places.Zoo)));
        Look();
        _following = Task.Run(FollowAsync);
    }

    /// <inheritdoc/>
    public WatchedState State => _revisions.State;

    /// <inheritdoc/>
    public Task ChangedAsync(WatchedState seen, CancellationToken cancellation) => _revisions.ChangedAsync(seen, cancellation);

    /// <inheritdoc/>
    public WatchedPage? Find(string path, IReadOnlyList<string> chosen)
    {
        var experiments = _experiments;
        WatchedExperiment? Named(string name) => experiments.FirstOrDefault(experiment => experiment.Name == name);
        return path.Split('/') switch
        {
            ["", ""] => ListPage.Of(experiments, _places, _time.GetUtcNow()),
            ["", "experiments", var name] => Named(name) is { } experiment ? RunPage.Of(experiment, _places, _shelf, _time) : null,
            ["", "compare"] => chosen.Distinct(StringComparer.Ordinal).Select(Named).ToList() is var compared && compared.TrueForAll(one => one is not null) ? ComparePage.Of([.. compared.OfType<WatchedExperiment>()], _shelf) : null,
            ["", "studies"] => StudyPages.List(_places, Revision(StudyPages.Path), _time.GetUtcNow()),
            ["", "studies", var name] => StudyPages.Of(name, experiments, _places, _shelf, Revision(StudyPages.Path)),
            ["", "zoo"] => ZooPage.Of(_places, experiments, _shelf, Revision(ZooPage.Path)),
            _ => null,
        };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _following;
        _shelf.Dispose();
    }

    private long Revision(string path) => State.Revisions.GetValueOrDefault(path);

    private async Task FollowAsync()
    {
        var (pause, minute) = (Pace, 0L);
        while (!_end.IsCancellationRequested)
        {
            await Task.WhenAny(Task.Delay(pause, _time, _end.Token));
            var begun = _time.GetTimestamp();
            try
            {
                Look();
                _revisions.Tell(null);
            }
            catch (Exception e)
            {
                // Whatever it was, the page says so and the next look may do better.
                _revisions.Tell($"The results database cannot be read: {e.Message}");
            }

            if (minute != (minute = _time.GetUtcNow().ToUnixTimeSeconds() / 60))
                _revisions.Rise(Minute);
            pause = new[] { Pace, PaceOfATrial * _experiments.Sum(experiment => experiment.Trials.Count), Rest * _time.GetElapsedTime(begun) }.Max();
        }
    }

    private void Look()
    {
        var changed = new HashSet<string>(StringComparer.Ordinal);
        var before = _experiments.ToDictionary(experiment => experiment.Name, StringComparer.Ordinal);
        if (_store.Refresh())
            changed.UnionWith(_store.Experiments.Where(experiment => before.GetValueOrDefault(experiment.Name)?.Revision != experiment.Revision).Select(experiment => experiment.Name).Concat(before.Keys.Except(_store.Experiments.Select(experiment => experiment.Name))));
        changed.UnionWith(_runs.Refresh(_store.Experiments.Select(experiment => experiment.Name)));
        var studies = _studies.Refresh() || changed.Count > 0;
        var zoo = _zoo.Refresh();
        if (changed.Count == 0 && !studies && !zoo)
            return;
        _experiments = [.. _store.Experiments.Select(experiment => experiment.With(_runs.Of(experiment.Name)))];
        _revisions.Rise([.. changed.Select(WatchedExperiment.PathOf), .. changed.Count > 0 ? ["/"] : (string[])[], .. studies ? [StudyPages.Path] : (string[])[], .. zoo ? [ZooPage.Path] : (string[])[]]);
    }
}

/// <summary>Where things lie.</summary>
/// <param name="Store">The results database.</param>
/// <param name="Out">The folder of reports.</param>
/// <param name="Zoo">The zoo.</param>
internal sealed record WatchPlaces(string Store, string Out, string Zoo)
{
    /// <summary>The options that name them, those that differ from the defaults; each begins with a space.</summary>
    public string Options => $"{Commands.OutputOptions.Named("--store", Store, Commands.DefaultStore.Path)}{Commands.OutputOptions.Named("--out", Out, "runs")}";
}
