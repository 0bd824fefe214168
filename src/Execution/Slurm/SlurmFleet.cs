using Explorer.Execution.Runs;
using Explorer.SearchSpace.Files;

namespace Explorer.Execution.Slurm;

/// <summary>
/// Keeps as many jobs as are wanted, and stops where they die young. Not thread-safe: the workforce's loop alone calls it; Slurm's
/// commands run beside it.
/// </summary>
/// <param name="order">What is asked for.</param>
/// <param name="post">Runs something in the workforce's loop.</param>
/// <param name="tell">Told in lines of what happens.</param>
internal sealed class SlurmFleet(SlurmOrder order, Action<Action> post, Action<string> tell)
{
    private const int MostYoungDeaths = 3;
    private const int LogLines = 12;
    private const int LogBytes = 16 << 10;
    private readonly HashSet<string> _delivered = new(StringComparer.Ordinal);
    private readonly List<string> _diedYoung = [];
    private Dictionary<string, SlurmJob>? _jobs;
    private bool _isSubmitting;
    private int _submitted;
    private string? _broken;

    /// <summary>Whether squeue has answered once.</summary>
    public bool IsKnown => _jobs is not null;

    /// <summary>The jobs that run.</summary>
    public IEnumerable<string> Running => _jobs?.Values.Where(job => job.IsRunning).Select(job => job.Id) ?? [];

    /// <summary>Its jobs in numbers.</summary>
    public JobCounts Counts(int lost)
    {
        var queued = _jobs?.Values.Where(job => job.IsQueued).ToList() ?? [];
        return new JobCounts(Running.Count(), queued.Count, queued.FirstOrDefault()?.Reason ?? "", lost);
    }

    /// <summary>Whether a job is known to run no more: it has ended, or waits for another start.</summary>
    public bool IsGone(string job) => _jobs?.GetValueOrDefault(job) is { } known && (known.HasEnded || known.IsQueued);

    /// <summary>A job's work arrives.</summary>
    public void Delivered(string job)
    {
        if (_delivered.Add(job))
            _diedYoung.Clear();
    }

    /// <summary>A job ends for want of work, and is no sign of anything that is wrong.</summary>
    public void SentHome(string job) => _delivered.Add(job);

    /// <summary>An agent says that it can start no worker.</summary>
    public void Broken(string why) => _broken = why;

    /// <summary>Asks squeue, and sends jobs that are missing.</summary>
    /// <param name="wanted">Jobs at a time.</param>
    /// <param name="here">Jobs whose agents are connected.</param>
    /// <param name="maySubmit">Whether further jobs would have something to do.</param>
    public async Task PollAsync(int wanted, IReadOnlyCollection<string> here, bool maySubmit)
    {
        var submitted = _submitted;
        var found = await SlurmCommands.ListAsync(order.Name);
        post(() => Take(found, submitted, wanted, here, maySubmit));
    }

    /// <summary>Stops the run where jobs end one after the other without having trained anything.</summary>
    /// <exception cref="WorkerStartException">They do; the message has the end of the last one's log.</exception>
    public void Brake()
    {
        if (_diedYoung.Count < MostYoungDeaths)
            return;
        var last = _diedYoung[^1];
        throw new WorkerStartException(
            $"{MostYoungDeaths} jobs in a row ended before they had trained an epoch ({string.Join(", ", _diedYoung.TakeLast(MostYoungDeaths))}){(_broken is null ? "" : $"; of one of them: {_broken}")}; "
            + $"no more are sent. {order.LogOf(last)} ends with: {Tail(order.LogOf(last))}");
    }

    private static string Tail(string path)
    {
        try
        {
            using var log = RegularFile.OpenText(path);
            log.BaseStream.Seek(-Math.Min(log.BaseStream.Length, LogBytes), SeekOrigin.End);
            return string.Join('\n', log.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(LogLines));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"({FileFault.Of(e)})";
        }
    }

    private void Take(IReadOnlyList<SlurmJob>? found, int submitted, int wanted, IReadOnlyCollection<string> here, bool maySubmit)
    {
        if (found is null)
            return;
        var isFirst = _jobs is null;
        var stuck = new List<SlurmJob>();
        foreach (var job in found)
        {
            var before = _jobs?.GetValueOrDefault(job.Id);
            if (job.HasEnded && before?.HasEnded != true && !isFirst)
            {
                tell($"job {job.Id}: {job.State}");
                if (job.HasFailed && !_delivered.Contains(job.Id))
                    _diedYoung.Add(job.Id);
            }
            else if (job.IsStuck && before?.IsStuck != true)
            {
                _broken = $"Slurm could not start it and holds it back ({job.Reason})";
                tell($"job {job.Id}: {_broken}; it is cancelled");
                if (!_delivered.Contains(job.Id))
                    _diedYoung.Add(job.Id);
                stuck.Add(job);
            }
        }

        if (stuck.Count > 0)
            _ = SlurmCommands.CancelAsync(stuck);

        _jobs = found.ToDictionary(job => job.Id, StringComparer.Ordinal);

        // An answer from before the last submission does not know of it.
        if (_isSubmitting || submitted != _submitted || _diedYoung.Count >= MostYoungDeaths)
            return;
        var alive = found.Where(job => !job.HasEnded).ToList();
        var missing = wanted - alive.Count - here.Count(job => !_jobs.ContainsKey(job));
        if (missing > 0 && maySubmit)
        {
            Submit(SlurmOrder.AtOnce(missing));
        }
        else if (missing < 0 && alive.Where(job => job.IsQueued).Reverse().Take(-missing).ToList() is { Count: > 0 } surplus)
        {
            _ = SlurmCommands.CancelAsync(surplus);
        }
    }

    private void Submit(int jobs)
    {
        _isSubmitting = true;
        _ = Task.Run(async () =>
        {
            var (code, output, error) = await SlurmCommands.RunAsync("sbatch", order.Arguments(jobs));
            post(() =>
            {
                (_isSubmitting, _submitted) = (false, _submitted + 1);
                if (code == 0)
                {
                    tell(string.Create(CultureInfo.InvariantCulture, $"{jobs} jobs sent to Slurm, {output.Trim()}_1 to {output.Trim()}_{jobs}"));
                }
                else if (code > 0 && !error.Contains("contact", StringComparison.OrdinalIgnoreCase) && !error.Contains("try again", StringComparison.OrdinalIgnoreCase))
                {
                    throw new InvalidInputException("sbatch", $"refused the jobs: {error}; asked with: {string.Join(' ', order.Arguments(jobs))}");
                }
                else
                {
                    tell($"sbatch gave no answer ({error}); it is asked again");
                }
            });
        });
    }
}
