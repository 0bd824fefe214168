using FsCheck;
using FsCheck.Fluent;

namespace Explorer.Statistics.Tests.Distributions;

public sealed class ErrorDistributionTests
{
    // Errors on a coarse grid, so that ties are common.
    private static readonly Arbitrary<double[]> Samples = Gen.Choose(0, 40).Select(n => n / 40.0).NonEmptyListOf().Select(list => list.ToArray()).ToArbitrary();

    [Fact]
    public void Evaluate_AnySample_NeverFalls() => Prop.ForAll(Samples, errors =>
    {
        var distribution = ErrorDistribution.Of(errors);
        var shares = Enumerable.Range(-1, 83).Select(n => distribution.Evaluate(n / 80.0)).ToArray();
        return shares.Zip(shares.Skip(1)).All(pair => pair.First <= pair.Second);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Evaluate_AnySample_IsTheDefinition() => Prop.ForAll(Samples, Gen.Choose(0, 80).Select(n => n / 80.0).ToArbitrary(), (errors, e) =>
        ErrorDistribution.Of(errors).Evaluate(e) == (double)errors.Count(error => error < e) / errors.Length).QuickCheckThrowOnFailure();

    [Fact]
    public void Evaluate_AnySample_IsZeroAtMinimumAndOneAboveMaximum() => Prop.ForAll(Samples, errors =>
    {
        var distribution = ErrorDistribution.Of(errors);
        return distribution.Evaluate(errors.Min()) == 0 && distribution.Evaluate(errors.Max()) < 1 && distribution.Evaluate(Math.BitIncrement(errors.Max())) == 1;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Steps_AnySample_RiseFromZeroToCountWithoutGaps() => Prop.ForAll(Samples, errors =>
    {
        var steps = ErrorDistribution.Of(errors).Steps;
        return steps[0].CountBelow == 0 && steps[^1].CountUpTo == errors.Length
            && steps.Zip(steps.Skip(1)).All(pair => pair.First.CountUpTo == pair.Second.CountBelow && pair.First.Error < pair.Second.Error);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Evaluate_Ties_StepsOnceByAllOfThem()
    {
        var distribution = ErrorDistribution.Of([0.3, 0.1, 0.3, 0.5]);

        Assert.Equal([0, 0.25, 0.75, 1], new[] { 0.1, 0.3, 0.5, 0.6 }.Select(distribution.Evaluate));
        Assert.Equal([new(0.1, 0, 1), new(0.3, 1, 3), new DistributionStep(0.5, 3, 4)], distribution.Steps);
    }

    [Fact]
    public void Of_NoErrors_HasNoStepsAndNoShare()
    {
        var distribution = ErrorDistribution.Of([]);

        Assert.Equal(0, distribution.Count);
        Assert.Empty(distribution.Steps);
        Assert.Throws<InvalidOperationException>(() => distribution.Evaluate(0.5));
    }

    [Fact]
    public void Of_NaN_Refuses() => Assert.Throws<ArgumentException>(() => ErrorDistribution.Of([0.1, double.NaN]));
}
