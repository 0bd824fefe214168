namespace Explorer.Analysis.Studies;

/// <summary>
/// The level of a whole study, spent over the tests of its rounds: each may use half of what is left, the last all, and gets it back where it shows its claim
/// (the fallback procedure: Wiens, Pharmaceutical Statistics 2, 2003; for hypotheses that come one after another Tian and Ramdas, Statistical Methods in
/// Medical Research 30, 2021). So the chance that any of them shows what is not so is at most the level, whatever was chosen by the populations before.
/// </summary>
/// <remarks>The best supported claims come first, so the first tests get the most.</remarks>
/// <param name="level">The level of all together, in (0, 1).</param>
/// <param name="rounds">The most rounds.</param>
public sealed class LevelBudget(double level, int rounds)
{
    private double _left = level;

    /// <summary>The level of a round's test.</summary>
    /// <param name="round">The round, from 1.</param>
    public double Level(int round) => round == rounds ? _left : _left / 2;

    /// <summary>Takes what a test has used.</summary>
    public void Spend(double used, bool isShown) => _left -= isShown ? 0 : used;
}
