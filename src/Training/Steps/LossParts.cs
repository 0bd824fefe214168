namespace Explorer.Training.Steps;

/// <summary>The mean loss over each tenth of an epoch's steps, so that a training of one epoch has a curve too.</summary>
internal sealed class LossParts
{
    private const int Most = 10;

    private readonly List<double> _means = [];
    private double _sumBefore;
    private int _stepsBefore;

    /// <summary>The means so far.</summary>
    public ValueList<double> Means => _means.ToValueList();

    /// <summary>Starts an epoch.</summary>
    public void Clear()
    {
        _means.Clear();
        (_sumBefore, _stepsBefore) = (0, 0);
    }

    /// <summary>Takes note of a step where it ends a part.</summary>
    /// <param name="done">Steps done.</param>
    /// <param name="steps">Steps of the epoch.</param>
    /// <param name="meter">Has the sum of their losses.</param>
    public void Step(int done, int steps, LossMeter meter)
    {
        var parts = Math.Min(Most, steps);
        if ((long)done * parts / steps == (long)(done - 1) * parts / steps)
            return;
        var sum = meter.Loss;
        _means.Add((sum - _sumBefore) / (done - _stepsBefore));
        (_sumBefore, _stepsBefore) = (sum, done);
    }
}
