namespace Explorer.Analysis.Regime;

/// <summary>What to change in an experiment file against what a check found.</summary>
internal static class RegimeAdvice
{
    // Maps of 2×2 pixels and less: a 3×3 convolution sees all of them, and the blocks of the last stage have nothing to add.
    private const int SmallMap = 2;

    /// <summary>The changes, those that cost nothing first; none where nothing was found.</summary>
    public static IEnumerable<string> Of(RegimeCheck check)
    {
        var signs = check.Findings.Select(finding => finding.Sign).ToHashSet();
        if (signs.Count == 0 || check.Example is not { } example)
            yield break;

        var training = example.Trial.Training;
        if (signs.Contains(RegimeSign.EarlyLoss) || signs.Contains(RegimeSign.Depth))
        {
            if (training.WarmupEpochs == 0)
                yield return $"{CodeSpan.Of("warmupEpochs")} of 1 (now 0)";

            if (!training.ZeroInitFinalGamma && IsResidual(example.Trial.Config))
                yield return $"{CodeSpan.Of("zeroInitFinalGamma")} true (now false)";

            yield return $"a lower {CodeSpan.Of("learningRate")} (now {NumberText.Exact(training.LearningRate)})";
        }

        if (signs.Count > (signs.Contains(RegimeSign.EarlyLoss) ? 1 : 0))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"more steps, by a smaller {CodeSpan.Of("batchSize")} (now {check.Steps?.BatchSize ?? training.BatchSize}) or more {CodeSpan.Of("epochs")} (now {check.Steps?.Epochs ?? training.Epochs})");
        }

        if (signs.Contains(RegimeSign.Depth) && example.Shape is { StemWidth: not null, Stages: [.., { Resolution: <= SmallMap } last] })
        {
            var stem = example.Shape.StemResolution < example.Trial.Config.Input.Resolution ? $"the stem type {CodeSpan.Of("cifar")} or " : "";
            yield return string.Create(CultureInfo.InvariantCulture, $"larger maps in the last stage (now {last.Resolution} {(last.Resolution == 1 ? "pixel" : "pixels")} wide), by {stem}a stride of 1 more among {CodeSpan.Of("strides")}");
        }
    }

    private static bool IsResidual(ModelConfig config) => config.IsAnyNet() && config.ToAnyNet().Block != BlockType.Vanilla;
}
