namespace Explorer.Analysis.Parameters;

/// <summary>A parameter's columns in a regression: one number, or one for each word beyond the first.</summary>
internal sealed record RegressionTerm(NetworkMeasure Measure, double[] Values, bool IsLogarithmic, IReadOnlyList<double[]> Columns)
{
    /// <summary>From the least to the greatest value, in doublings or units.</summary>
    public double Length => Columns[0].Max() - Columns[0].Min();

    /// <summary>The columns of a parameter; null where some network lacks it.</summary>
    public static RegressionTerm? Of(NetworkMeasure measure, IReadOnlyList<PopulationMember> networks)
    {
        double[] values = [.. networks.Select(measure.Of).OfType<double>()];
        if (values.Length < networks.Count || values.Length == 0)
            return null;

        if (measure.IsNominal && values.Distinct().Count() > 2)
            return new RegressionTerm(measure, values, false, Indicators(FactorLevels.Of(measure.Key, values, int.MaxValue)));

        var scale = ParameterScale.For(values);
        return new RegressionTerm(measure, values, scale.IsLogarithmic, [[.. values.Select(scale.Of)]]);
    }

    /// <summary>A column of zeros and ones for each level beyond the first.</summary>
    public static IReadOnlyList<double[]> Indicators(FactorLevels levels) =>
        [.. Enumerable.Range(1, Math.Max(0, levels.Count - 1)).Select(level => levels.Codes.Select(code => code == level ? 1.0 : 0).ToArray())];
}
