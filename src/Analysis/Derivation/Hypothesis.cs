namespace Explorer.Analysis.Derivation;

/// <summary>A change that a population hints at without showing it: a hunch, which fresh networks of the narrower space can prove.</summary>
/// <param name="Evidence">What the population says of it.</param>
/// <param name="Fresh">
/// Networks of the narrower space that show it beside this population with 80 % power, if it is worth what is estimated here: being chosen for that
/// estimate, it is probably worth less. Null where no number of them would, because the population is too small itself.
/// </param>
/// <param name="OfEach">Networks of either space that would, the population grown too.</param>
public sealed record Hypothesis(DerivationEvidence Evidence, int? Fresh, int? OfEach)
{
    /// <summary>The two-sided p up to which a change on its better side is told as a hypothesis, not corrected for the number of tests.</summary>
    public const double MostP = 0.1;

    /// <summary>What it takes, in words.</summary>
    public string Takes => Fresh is { } fresh ? $"{NumberText.Count(fresh)} fresh" : OfEach is { } each ? $"{NumberText.Count(each)} of each" : NumberText.None;

    /// <summary>A change that was tested.</summary>
    /// <param name="evidence">What the population says of it: an effect below 0, of members against the others.</param>
    /// <param name="deviation">Standard deviation of the population's errors.</param>
    /// <param name="level">Level of the test to come.</param>
    internal static Hypothesis Of(DerivationEvidence evidence, double deviation, double level)
    {
        // Against the whole population, members included, a narrower space gains the others' share of the difference.
        var (count, variance) = (evidence.Kept + evidence.Others, deviation * deviation);
        var gain = evidence.Effect!.Value * evidence.Others / count;
        return new Hypothesis(evidence, CountForPower.Fresh(gain, variance, count, level), CountForPower.Of(gain, variance, variance, level));
    }
}
