namespace Explorer.Experiments.LearningCurves;

/// <summary>Matrices of two or three rows. A scheduler decides by them and has to decide the same again elsewhere: the order of these sums is fixed, that of a library's depends on the provider it finds.</summary>
internal static class SmallMatrix
{
    /// <summary>The inverse of a symmetric positive definite matrix, by Gauss and Jordan.</summary>
    public static double[][] Inverse(double[][] matrix)
    {
        var size = matrix.Length;
        double[][] rows = [.. matrix.Select((row, i) => (double[])[.. row, .. Enumerable.Range(0, size).Select(j => i == j ? 1.0 : 0.0)])];
        for (var pivot = 0; pivot < size; pivot++)
        {
            var scale = rows[pivot][pivot];
            rows[pivot] = Array.ConvertAll(rows[pivot], value => value / scale);
            for (var other = 0; other < size; other++)
            {
                if (other != pivot)
                {
                    var factor = rows[other][pivot];
                    rows[other] = [.. rows[other].Zip(rows[pivot], (value, from) => value - (factor * from))];
                }
            }
        }

        return [.. rows.Select(row => row[size..])];
    }

    /// <summary>Matrix times vector.</summary>
    public static double[] Times(double[][] matrix, double[] vector) => Array.ConvertAll(matrix, row => Dot(row, vector));

    /// <summary>The inner product.</summary>
    public static double Dot(double[] first, double[] second)
    {
        var sum = 0.0;
        for (var i = 0; i < first.Length; i++)
            sum += first[i] * second[i];

        return sum;
    }
}
