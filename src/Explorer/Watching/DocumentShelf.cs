using Explorer.Documents.Blocks;

namespace Explorer.Watching;

/// <summary>
/// Documents that take long to make: made beside the answers to browsers, one at a time, and only those that are looked at. While a newer one is made
/// the older one is shown; one that takes long is made anew the more seldom. Safe for several threads.
/// </summary>
/// <param name="time">Clock.</param>
/// <param name="made">Told the page of each document that is ready.</param>
internal sealed class DocumentShelf(TimeProvider time, Action<string> made) : IDisposable
{
    private const int Most = 64;

    // A document made in no time is part of the page at once.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LeastPause = TimeSpan.FromSeconds(1);
    private const double PauseFactor = 4;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _one = new(1);
    private readonly CancellationTokenSource _end = new();

    /// <summary>The newest document there is, and its revision; null while the first is made.</summary>
    /// <param name="page">The page it is of.</param>
    /// <param name="revision">The revision wanted.</param>
    /// <param name="make">Makes it.</param>
    public (string Revision, Document Document)? Find(string page, string revision, Func<Document> make)
    {
        Task? making;
        lock (_gate)
        {
            if (!_places.TryGetValue(page, out var place))
            {
                while (_places.Count >= Most && _places.FirstOrDefault(other => other.Value.Making is null) is { Key: { } idle })
                    _places.Remove(idle);
                _places.Add(page, place = new Place());
            }

            place.Wanted = (revision, make);
            if (place.Done?.Revision == revision)
                return place.Done;
            making = place.Making ??= Task.Run(() => MakeAsync(page, place));
            if (place.Done is not null)
                return place.Done;
        }

        Task.WhenAny(making).Wait(Patience);
        lock (_gate)
            return _places.GetValueOrDefault(page)?.Done;
    }

    /// <inheritdoc/>
    public void Dispose() => _end.Cancel();

    private async Task MakeAsync(string page, Place place)
    {
        var pause = place.Due - time.GetUtcNow();
        if (pause > TimeSpan.Zero)
            await Task.Delay(pause, time, _end.Token);
        await _one.WaitAsync(_end.Token);
        try
        {
            (string Revision, Func<Document> Make) wanted;
            lock (_gate)
                wanted = place.Wanted;
            var begun = time.GetTimestamp();
            var document = await PatientThread.RunAsync(() => Made(wanted.Make));
            var took = time.GetElapsedTime(begun);
            lock (_gate)
            {
                place.Done = (wanted.Revision, document);
                place.Due = time.GetUtcNow() + (LeastPause > PauseFactor * took ? LeastPause : PauseFactor * took);
                place.Making = null;
            }
        }
        finally
        {
            _one.Release();
        }

        made(page);
    }

    // A page that cannot be made says why; the others go on.
    private static Document Made(Func<Document> make)
    {
        try
        {
            return make();
        }
        catch (Exception e)
        {
            return new Document("", [new Block.Paragraph(Told(e)) { Tone = Tone.Warning }]);
        }
    }

    private static string Told(Exception error)
    {
        var text = new StringWriter();
        ErrorReport.Write(error, text);
        return text.ToString().Replace("explorer: ", "", StringComparison.Ordinal).Trim();
    }

    private sealed class Place
    {
        public (string Revision, Document Document)? Done { get; set; }

        public (string Revision, Func<Document> Make) Wanted { get; set; }

        public Task? Making { get; set; }

        public DateTimeOffset Due { get; set; }
    }
}
