namespace Explorer.Statistics.Tests.Regressions;

public sealed class RidgeRegressionTests
{
    private const int Count = 30;
    private const int Features = 4;

    [Fact]
    public void Predict_NormalEquations_Hold()
    {
        var (rows, targets) = Data();
        var ridge = new RidgeRegression(rows, targets);
        var coefficients = Enumerable.Range(0, Features).Select(k => ridge.Mean(Unit(k))).ToArray();

        // (XᵀX + λI) β = Xᵀy.
        for (var a = 0; a < Features; a++)
        {
            var left = (ridge.Penalty * coefficients[a]) + Enumerable.Range(0, Features).Sum(b => coefficients[b] * rows.Sum(row => row[a] * row[b]));
            Assert.Equal(rows.Zip(targets, (row, target) => row[a] * target).Sum(), left, 8);
        }
    }

    [Fact]
    public void Deviation_IsThatOfTrialsLeftOut()
    {
        var (rows, targets) = Data();
        var ridge = new RidgeRegression(rows, targets);
        var squares = 0.0;
        for (var left = 0; left < Count; left++)
        {
            int[] others = [.. Enumerable.Range(0, Count).Where(i => i != left)];
            squares += Math.Pow(targets[left] - Refitted([.. others.Select(i => rows[i])], [.. others.Select(i => targets[i])], ridge.Penalty, rows[left]), 2);
        }

        Assert.Equal(Math.Sqrt(squares / Count), ridge.Deviation, 8);
    }

    // Ridge with an intercept, by gradient steps on its convex objective.
    private static double Refitted(double[][] rows, double[] targets, double penalty, double[] row)
    {
        var means = Enumerable.Range(0, Features).Select(k => rows.Average(r => r[k])).ToArray();
        var mean = targets.Average();
        var coefficients = new double[Features];
        for (var step = 0; step < 20_000; step++)
        {
            var gradient = coefficients.Select(c => penalty * c).ToArray();
            for (var i = 0; i < rows.Length; i++)
            {
                var residual = Enumerable.Range(0, Features).Sum(k => coefficients[k] * (rows[i][k] - means[k])) - (targets[i] - mean);
                for (var k = 0; k < Features; k++)
                    gradient[k] += residual * (rows[i][k] - means[k]);
            }

            for (var k = 0; k < Features; k++)
                coefficients[k] -= 0.005 * gradient[k] / (1 + (0.005 * penalty));
        }

        return mean + Enumerable.Range(0, Features).Sum(k => coefficients[k] * (row[k] - means[k]));
    }

    private static (double[][] Rows, double[] Targets) Data()
    {
        var random = new Random(8);
        double[][] rows = [.. Enumerable.Range(0, Count).Select(_ => Enumerable.Range(0, Features).Select(_ => (2 * random.NextDouble()) - 1).ToArray())];
        for (var k = 0; k < Features; k++)
        {
            var mean = rows.Average(row => row[k]);
            Array.ForEach(rows, row => row[k] -= mean);
        }

        double[] targets = [.. rows.Select(row => row[0] - (0.5 * row[1]) + (0.6 * (random.NextDouble() - 0.5)))];
        var centre = targets.Average();
        return (rows, [.. targets.Select(target => target - centre)]);
    }

    private static double[] Unit(int k) => [.. Enumerable.Range(0, Features).Select(i => i == k ? 1.0 : 0.0)];
}
