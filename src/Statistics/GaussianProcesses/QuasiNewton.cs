namespace Explorer.Statistics.GaussianProcesses;

/// <summary>
/// Minimises a smooth function by limited-memory BFGS (Nocedal and Wright, Numerical Optimization, 2006, algorithms 7.4 and 7.5) with
/// backtracking; a value of infinity is a wall. Its steps are a budget: the best point within them is the answer, where MathNet.Numerics' minimiser throws.
/// </summary>
internal static class QuasiNewton
{
    private const int Memory = 8;
    private const int Backtracks = 20;
    private const double Armijo = 1e-4;
    private const double LongestStep = 2;
    private const double FlatGradient = 1e-5;

    /// <summary>The least value met and its point.</summary>
    public static (double Value, double[] Point) Minimise(Func<double[], (double Value, double[] Gradient)> function, double[] start, int steps)
    {
        var point = start;
        var (value, gradient) = function(point);
        var pairs = new List<(double[] Step, double[] Change, double Product)>();
        for (var step = 0; step < steps && double.IsFinite(value) && gradient.Max(Math.Abs) > FlatGradient; step++)
        {
            var direction = Direction(gradient, pairs);
            var slope = Dot(direction, gradient);
            if (slope >= 0)
            {
                pairs.Clear();
                direction = Array.ConvertAll(gradient, g => -g);
                slope = Dot(direction, gradient);
            }

            var length = Math.Min(1, LongestStep / direction.Max(Math.Abs));
            var (next, nextValue, nextGradient) = (point, double.PositiveInfinity, gradient);
            for (var attempt = 0; attempt < Backtracks && !(nextValue <= value + (Armijo * length * slope)); attempt++, length /= 2)
            {
                next = [.. point.Zip(direction, (at, to) => at + (length * to))];
                (nextValue, nextGradient) = function(next);
            }

            if (!(nextValue < value))
                break;

            double[] moved = [.. next.Zip(point, (to, from) => to - from)];
            double[] change = [.. nextGradient.Zip(gradient, (to, from) => to - from)];
            var product = Dot(moved, change);
            if (product > 1e-12)
            {
                pairs.Add((moved, change, product));
                pairs.RemoveRange(0, Math.Max(0, pairs.Count - Memory));
            }

            (point, value, gradient) = (next, nextValue, nextGradient);
        }

        return (value, point);
    }

    private static double[] Direction(double[] gradient, List<(double[] Step, double[] Change, double Product)> pairs)
    {
        double[] direction = [.. gradient];
        var factors = new double[pairs.Count];
        for (var i = pairs.Count - 1; i >= 0; i--)
        {
            factors[i] = Dot(pairs[i].Step, direction) / pairs[i].Product;
            Add(direction, pairs[i].Change, -factors[i]);
        }

        if (pairs.Count > 0)
        {
            var scale = pairs[^1].Product / Dot(pairs[^1].Change, pairs[^1].Change);
            direction = Array.ConvertAll(direction, value => scale * value);
        }

        for (var i = 0; i < pairs.Count; i++)
            Add(direction, pairs[i].Step, factors[i] - (Dot(pairs[i].Change, direction) / pairs[i].Product));

        return Array.ConvertAll(direction, value => -value);
    }

    private static void Add(double[] target, double[] values, double factor)
    {
        for (var i = 0; i < target.Length; i++)
            target[i] += factor * values[i];
    }

    private static double Dot(double[] first, double[] second)
    {
        var sum = 0.0;
        for (var i = 0; i < first.Length; i++)
            sum += first[i] * second[i];

        return sum;
    }
}
