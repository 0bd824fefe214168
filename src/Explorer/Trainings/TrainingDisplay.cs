using System.Diagnostics;
using Explorer.Training.Sessions;

namespace Explorer.Trainings;

/// <summary>Shows a training: the epoch table on standard output; on standard error a live curve, or plain lines where it is no terminal.</summary>
internal sealed class TrainingDisplay(int total, EpochTable table, CommandConsole console) : ISessionObserver
{
    private static readonly TimeSpan QuietAtMost = TimeSpan.FromSeconds(30);

    // Of the first epoch, before which nothing is said of the time left.
    private const double LeastPart = 0.02;

    private readonly Stopwatch _clock = new();
    private readonly TerminalBoard _board = new(console);
    private readonly List<EpochMetrics> _epochs = [];
    private string _status = "";
    private long _lastLine = Environment.TickCount64;

    /// <summary>Epochs done, those before a resumption among them.</summary>
    public int EpochsDone => _epochs.Count;

    /// <inheritdoc/>
    public void OnStart(SessionStart start)
    {
        var images = start.Images;
        Tell($"{NumberText.Counted(start.Parameters, "parameter")}; {images.Train.Name}: {NumberText.Count(images.Train.Count)} training and {NumberText.Counted(images.Validation.Count, "validation image")}");
        if (start.Anew.Count > 0)
            Tell($"of other shapes than in the weights it starts from, so these begin anew: {string.Join(", ", start.Anew)}");
        if (start.Done.Count > 0)
            Tell(start.Done.Count < total ? $"going on after epoch {start.Done.Count} of {total}" : "all epochs are done");
        if (start.IsOfSeveralEngines)
            Tell($"by another engine than before: {start.Engine}");
        foreach (var epoch in start.Done)
            Add(epoch);

        _clock.Start();
    }

    /// <inheritdoc/>
    public void OnStep(StepProgress step)
    {
        var (epoch, left) = ($"epoch {step.Epoch}/{total}, step {step.Done}/{step.Steps}", Left(step));
        var full = $"{epoch}, train loss {NumberText.Fixed(step.Loss, 4)}, {NumberText.Fixed(step.ImagesPerSecond, 0)} images/s{left}";
        _status = !_board.IsLive || full.Length < _board.Width ? full : epoch + left;
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
        _status = $"measuring the test error on {NumberText.Counted(images, "image")}";
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
        console.Tell(line);
        _lastLine = Environment.TickCount64;
    }

    private string Left(StepProgress step)
    {
        var part = (double)step.Done / step.Steps;
        if (_epochs.Count == 0 && part < LeastPart)
            return "";
        var ofAnEpoch = _epochs.Count > 0 ? _epochs.Average(done => done.Seconds) : _clock.Elapsed.TotalSeconds / part;
        var seconds = ofAnEpoch * (total - step.Epoch + 1 - part);
        return $", about {NumberText.Time(seconds)} left";
    }
}
