using System.Globalization;
using Explorer.Terminal;
using Explorer.Training.Sessions;
using Explorer.Trials;

namespace Explorer.Trainings;

/// <summary>Shows a training: the epoch table on standard output; on standard error a live curve, or plain lines where it is no terminal.</summary>
internal sealed class TrainingDisplay(int total, EpochTable table) : ISessionObserver
{
    private static readonly TimeSpan QuietAtMost = TimeSpan.FromSeconds(30);

    private readonly TerminalBoard _board = new();
    private readonly List<EpochMetrics> _epochs = [];
    private string _status = "";
    private long _lastLine = Environment.TickCount64;

    /// <summary>Epochs done, those before a resumption among them.</summary>
    public int EpochsDone => _epochs.Count;

    /// <inheritdoc/>
    public void OnStart(SessionStart start)
    {
        var images = start.Images;
        Tell($"{Count(start.Parameters)} parameters; {images.Train.Name}: {Count(images.Train.Count)} training and {Count(images.Validation.Count)} validation images");
        if (start.Anew.Count > 0)
            Tell($"of other shapes than in the weights it starts from, so these begin anew: {string.Join(", ", start.Anew)}");
        if (start.Done.Count > 0)
            Tell(start.Done.Count < total ? $"going on after epoch {start.Done.Count} of {total}" : $"all {total} epochs are done");
        foreach (var epoch in start.Done)
        {
            Add(epoch);
        }
    }

    /// <inheritdoc/>
    public void OnStep(int epoch, int step, int steps, double imagesPerSecond)
    {
        _status = string.Create(CultureInfo.InvariantCulture, $"epoch {epoch}/{total}, step {step}/{steps}, {imagesPerSecond:F0} images/s{Left(epoch, step, steps)}");
        if (_board.IsLive)
            Draw();
        else if (Environment.TickCount64 - _lastLine >= QuietAtMost.TotalMilliseconds)
            Tell(_status);
    }

    /// <inheritdoc/>
    public void OnEpoch(EpochMetrics metrics) => Add(metrics);

    /// <inheritdoc/>
    public void OnTest(int images)
    {
        _status = $"measuring the test error on {Count(images)} images";
        if (_board.IsLive)
            Draw();
        else
            Tell(_status);
    }

    /// <summary>Leaves the last curve on the screen.</summary>
    public void Close()
    {
        _status = "";
        if (_epochs.Count > 0)
            Draw();
        _board.Leave();
    }

    private void Add(EpochMetrics epoch)
    {
        _epochs.Add(epoch);
        _board.Erase();
        table.Write(epoch);
        _lastLine = Environment.TickCount64;
        Draw();
    }

    private void Draw()
    {
        IReadOnlyList<string> curve = _epochs.Count > 0 ? CurvePlot.Draw(_epochs, total, _board.Width) : [];
        _board.Show(_status.Length > 0 ? [.. curve, _status] : curve);
    }

    private void Tell(string line)
    {
        _board.Erase();
        Console.Error.WriteLine($"explorer: {line}");
        _lastLine = Environment.TickCount64;
    }

    private string Left(int epoch, int step, int steps)
    {
        if (_epochs.Count == 0)
            return "";
        var seconds = _epochs.Average(done => done.Seconds) * (total - epoch + 1 - ((double)step / steps));
        return $", about {Quantity.Duration(seconds)} left";
    }

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
