using Explorer.Analysis.Studies;

namespace Explorer.Analysis.Tests.Studies;

public sealed class LevelBudgetTests
{
    [Fact]
    public void Level_NothingShown_SpendsHalfOfWhatIsLeftAndAllAtLast()
    {
        var budget = new LevelBudget(0.08, 4);
        var levels = Enumerable.Range(1, 4).Select(round =>
        {
            var level = budget.Level(round);
            budget.Spend(level, isShown: false);
            return level;
        }).ToList();

        Assert.Equal([0.04, 0.02, 0.01, 0.01], levels.Select(level => Math.Round(level, 12, MidpointRounding.ToEven)));
    }

    [Fact]
    public void Level_ShownInBetween_GetsItsShareBack()
    {
        var budget = new LevelBudget(0.06, 3);

        budget.Spend(budget.Level(1), isShown: true);

        Assert.Equal(0.03, budget.Level(2), 12);
    }

    /// <summary>Claims none of which is so are shown, any of them, with a chance of the level at most, however many true ones came before.</summary>
    [Fact]
    public void Spend_TrueAndFalseClaimsMixed_KeepsTheLevelOverAllRounds()
    {
        const int studies = 20_000;
        var random = new Random(1);
        var wrong = 0;
        for (var study = 0; study < studies; study++)
        {
            var (budget, isWrong) = (new LevelBudget(0.05, 6), false);
            for (var round = 1; round <= 6; round++)
            {
                var (level, isTrue) = (budget.Level(round), random.Next(2) == 0);
                var isShown = isTrue ? random.NextDouble() < 0.7 : random.NextDouble() < level;
                isWrong |= isShown && !isTrue;
                budget.Spend(level, isShown);
            }

            wrong += isWrong ? 1 : 0;
        }

        Assert.InRange((double)wrong / studies, 0.01, 0.05 + (3 * Math.Sqrt(0.05 * 0.95 / studies)));
    }
}
