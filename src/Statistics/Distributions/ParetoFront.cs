namespace Explorer.Statistics.Distributions;

/// <summary>Which of several networks no other one beats in both cost and error (Pareto).</summary>
public static class ParetoFront
{
    /// <summary>The indices of those on the front, by ascending cost; of equal ones the first.</summary>
    /// <param name="points">Cost and error of each; less is better.</param>
    public static IReadOnlyList<int> Of(IReadOnlyList<(double Cost, double Error)> points)
    {
        var front = new List<int>();
        var least = double.PositiveInfinity;
        foreach (var i in Enumerable.Range(0, points.Count).OrderBy(i => points[i].Cost).ThenBy(i => points[i].Error).ThenBy(i => i))
        {
            if (points[i].Error < least)
            {
                front.Add(i);
                least = points[i].Error;
            }
        }

        return front;
    }
}
