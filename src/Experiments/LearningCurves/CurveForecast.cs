namespace Explorer.Experiments.LearningCurves;

/// <summary>What a curve's last error may be: as many equally likely outcomes as there were finished curves.</summary>
public sealed class CurveForecast
{
    private readonly double[] _outcomes;

    internal CurveForecast(double error, double[] outcomes) => (Error, _outcomes) = (error, outcomes);

    /// <summary>The error expected at the last epoch, a fraction.</summary>
    public double Error { get; }

    /// <summary>
    /// An interval for the last error. Coverages that so few curves cannot tell apart, those above (n − 1) / (n + 1), get the whole range
    /// of outcomes.
    /// </summary>
    /// <param name="confidence">Nominal coverage, in (0, 1).</param>
    public (double Lower, double Upper) Interval(double confidence)
    {
        // The k-th least of n outcomes has a new one below it with probability k / (n + 1).
        var tail = (int)Math.Floor((1 - confidence) / 2 * (_outcomes.Length + 1));
        var index = Math.Clamp(tail - 1, 0, (_outcomes.Length - 1) / 2);
        return (_outcomes[index], _outcomes[^(index + 1)]);
    }

    /// <summary>The probability that the last error is at most a value; never 0 or 1, since n outcomes cannot show that.</summary>
    public double ProbabilityOfAtMost(double error)
    {
        var count = _outcomes.Count(outcome => outcome <= error);
        return (count + 0.5) / (_outcomes.Length + 1);
    }
}
