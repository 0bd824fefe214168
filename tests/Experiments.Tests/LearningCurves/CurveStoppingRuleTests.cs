namespace Explorer.Experiments.Tests.LearningCurves;

public sealed class CurveStoppingRuleTests(ITestOutputHelper output)
{
    [Fact]
    public void Decide_HopelessAndPromisingCurves_StopsTheFirstOnly()
    {
        var finished = SimulatedCurves.Draw(40, 8, 1);
        var rule = new CurveStoppingRule();
        var random = new SplitMix64(2);

        var hopeless = rule.Decide(SimulatedCurves.Curve(1.5, 1, 8, 0.05, random)[..3], finished);
        var promising = rule.Decide(SimulatedCurves.Curve(-1.5, 1, 8, 0.05, random)[..3], finished);

        Assert.True(hopeless.Stop);
        Assert.True(hopeless.Probability < 0.05);
        Assert.False(promising.Stop);
        Assert.True(promising.Probability > 0.9);
        Assert.Equal(finished.Select(curve => curve[^1]).Order().ElementAt(9), promising.Target);
    }

    [Fact]
    public void Decide_ManyPopulations_SeldomStopsWhatWouldHaveBeenGood()
    {
        var (stopped, good, wrong) = (0, 0, 0);
        for (var repeat = 0; repeat < 1_000; repeat++)
        {
            var curves = SimulatedCurves.Draw(41, 8, 5_000 + (ulong)repeat);
            var decision = new CurveStoppingRule().Decide(curves[0][..3], curves[1..]);
            var isGood = curves[0][^1] <= decision.Target;
            stopped += decision.Stop ? 1 : 0;
            good += isGood ? 1 : 0;
            wrong += isGood && decision.Stop ? 1 : 0;
        }

        output.WriteLine($"{stopped} of 1,000 stopped, {wrong} of {good} good ones");
        Assert.True(stopped > 300);
        Assert.True(wrong < 0.05 * good);
    }

    [Fact]
    public void Decide_NothingToLearnFrom_GoesOn()
    {
        var rule = new CurveStoppingRule();
        var finished = SimulatedCurves.Draw(40, 8, 1);

        Assert.Equal(new CurveDecision(false, null, null), rule.Decide([0.9], finished[..19]));
        Assert.Equal(new CurveDecision(false, null, null), rule.Decide([0.9], []));
        Assert.Equal(new CurveDecision(false, null, null), rule.Decide(finished[0], finished));
        Assert.Equal(new CurveDecision(false, null, null), rule.Decide([], finished));
    }
}
