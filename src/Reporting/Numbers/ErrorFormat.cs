namespace Explorer.Reporting.Numbers;

/// <summary>Errors as percentages, all of a report with the same number of decimals.</summary>
/// <param name="Decimals">Digits after the point of a percentage.</param>
internal sealed record ErrorFormat(int Decimals)
{
    /// <summary>Two decimals where the errors are small or close together, else one.</summary>
    public static ErrorFormat For(Population population)
    {
        var errors = population.Errors;
        return new ErrorFormat(errors.Length > 0 && (errors[0] < 0.05 || (errors[^1] - errors[0] is > 0 and < 0.03)) ? 2 : 1);
    }

    /// <summary>Such as <c>18.1 %</c>.</summary>
    public string Percent(double error) => NumberText.Share(error, Decimals);

    /// <summary>Such as <c>18.1</c>.</summary>
    public string Number(double error) => NumberText.Fixed(100 * error, Decimals);

    /// <summary>Such as <c>33.1 to 39.0 %</c>.</summary>
    public string Range(Interval interval) => $"{Number(interval.Lower)} to {Percent(interval.Upper)}";
}
