using Explorer.Experiments.LearningCurves;

namespace Explorer.Analysis.Tests.Prediction;

public sealed class CurveCalibrationTests
{
    [Fact]
    public void Of_SyntheticPopulation_KnowsMoreAfterMoreEpochs()
    {
        var calibrations = CurveCalibration.Of(SyntheticTrials.Population(80, seed: 2), new CurveStoppingRule());

        Assert.Equal([1, 2, 3, 4], calibrations.Select(item => item.Seen));
        Assert.All(calibrations, item => Assert.Equal(5, item.Epochs));
        Assert.True(calibrations[3].MeanMiss < calibrations[0].MeanMiss);
        Assert.True(calibrations[3].Stopped.Value > 0.2);
        Assert.All(calibrations, item => Assert.True(item.Coverage[2].Observed.Value > 0.85));
    }

    [Fact]
    public void Of_CurvesOfOneEpoch_IsNone() => Assert.Empty(CurveCalibration.Of(SyntheticTrials.Population(40, epochs: 1), new CurveStoppingRule()));
}
