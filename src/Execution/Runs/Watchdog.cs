namespace Explorer.Execution.Runs;

/// <summary>Ends a worker whose attempt takes too long, falls silent or holds too much memory.</summary>
internal sealed class Watchdog(IWorker worker, Limits limits, WorkerSettings settings, TimeProvider time)
{
    private const double Gibibyte = 1L << 30;
    private readonly long _started = time.GetTimestamp();
    private long _lastSign = time.GetTimestamp();
    private volatile string? _reason;

    /// <summary>Why it ended the worker; null while it did not.</summary>
    public string? Reason => _reason;

    /// <summary>Seconds since the attempt started.</summary>
    public double Seconds => time.GetElapsedTime(_started).TotalSeconds;

    /// <summary>The worker gave a sign of life.</summary>
    public void Alive() => Interlocked.Exchange(ref _lastSign, time.GetTimestamp());

    /// <summary>Watches until cancelled or until it ended the worker.</summary>
    public async Task WatchAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(settings.WatchInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                _reason = Overrun();
                if (_reason is not null)
                {
                    worker.Kill();
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The attempt is over.
        }
    }

    /// <summary>What is too much by now; null for nothing.</summary>
    internal string? Overrun()
    {
        var resident = worker.ResidentBytes();
        if (resident > limits.TrialMemory)
        {
            return string.Create(CultureInfo.InvariantCulture, $"held {resident / Gibibyte:0.00} GiB of memory, more than the {limits.TrialMemory / Gibibyte:0.00} GiB of limits.trialMemory");
        }

        if (time.GetElapsedTime(_started) > TimeSpan.FromMinutes(limits.TrialMinutes))
        {
            return string.Create(CultureInfo.InvariantCulture, $"took longer than the {limits.TrialMinutes:0.###} minutes of limits.trialMinutes");
        }

        var silence = time.GetElapsedTime(Interlocked.Read(ref _lastSign));
        return silence > settings.SilencePatience
            ? string.Create(CultureInfo.InvariantCulture, $"hung: gave no sign of life for {silence.TotalSeconds:0} seconds")
            : null;
    }
}
