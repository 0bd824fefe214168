namespace Explorer.Training.Proxies;

/// <summary>The logarithm of a determinant's size, by Gaussian elimination with partial pivoting.</summary>
internal static class LogDeterminant
{
    /// <summary>ln |det A|; −∞ for a singular matrix.</summary>
    /// <param name="values">A, n × n, row by row; used up.</param>
    /// <param name="size">n.</param>
    public static double Of(double[] values, int size)
    {
        var sum = 0.0;
        for (var step = 0; step < size; step++)
        {
            var pivot = step;
            for (var row = step + 1; row < size; row++)
            {
                pivot = Math.Abs(values[(row * size) + step]) > Math.Abs(values[(pivot * size) + step]) ? row : pivot;
            }

            for (var column = 0; column < size && pivot != step; column++)
            {
                (values[(step * size) + column], values[(pivot * size) + column]) = (values[(pivot * size) + column], values[(step * size) + column]);
            }

            var head = values[(step * size) + step];
            sum += Math.Log(Math.Abs(head));
            for (var row = step + 1; row < size; row++)
            {
                var factor = values[(row * size) + step] / head;
                for (var column = step; column < size; column++)
                {
                    values[(row * size) + column] -= factor * values[(step * size) + column];
                }
            }
        }

        return sum;
    }
}
