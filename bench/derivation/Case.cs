using Explorer.SearchSpace.Configs;

namespace Explorer.DerivationBench;

/// <summary>A rule that errors follow, and the proposal that is right or wrong by it.</summary>
/// <param name="Name">In words.</param>
/// <param name="Constraints">Of the space, as its JSON continues.</param>
/// <param name="Rule">A network's error without noise, a fraction.</param>
/// <param name="Kinds">Kinds of the change looked for.</param>
/// <param name="Parameter">Its parameter.</param>
/// <param name="IsRight">Whether it should be proposed.</param>
internal sealed record Case(string Name, string Constraints, Func<AnyNetConfig, double> Rule, ChangeKind[] Kinds, string Parameter, bool IsRight)
{
    public const string Shared = """, "shared": ["bottleneckRatio", "groupWidth"]""";

    private static readonly ChangeKind[] Ranges = [ChangeKind.Narrow, ChangeKind.Fix];

    /// <summary>The cases of the second table.</summary>
    public static IEnumerable<Case> All =>
    [
        new("ratio 1 best, 2 points a doubling", Shared, network => 0.3 + (0.02 * Math.Log2(network.Stages[0].BottleneckRatio)), Ranges, "bottleneckRatio", IsRight: true),
        new("depth 3 best at 8 to 16, 4 points a halving", Shared, network => 0.3 + (0.04 * Math.Max(0, 3 - Math.Log2(network.Stages[2].Depth))), Ranges, "depth 3", IsRight: true),
        new("width 4 best at 32, 2 points a doubling away", Shared, network => 0.3 + (0.02 * Math.Abs(Math.Log2(network.Stages[3].Width) - 5)), Ranges, "width 4", IsRight: true),
        new("a fall of the width costs 3 points", "", network => 0.3 + (0.03 * Falls(network)), [ChangeKind.Order], "width", IsRight: true),
        new("the same, and one ratio costs nothing", "", network => 0.3 + (0.03 * Falls(network)), [ChangeKind.Share], "bottleneckRatio", IsRight: true),
        new("the same, and one group width costs 12 points", "", network => 0.3 + (0.03 * Falls(network)) + (Differ(network, stage => stage.GroupWidth) ? 0 : 0.12), [ChangeKind.Share], "groupWidth", IsRight: false),
        new("the same, and one ratio costs 12 points", "", network => 0.3 + (0.03 * Falls(network)) + (Differ(network, stage => stage.BottleneckRatio) ? 0 : 0.12), [ChangeKind.Share], "bottleneckRatio", IsRight: false),
        new("one fall wins 3 points, none loses 6", "", network => 0.3 - (Falls(network) == 1 ? 0.03 : 0) + (Falls(network) == 0 ? 0.06 : 0), [ChangeKind.Order], "width", IsRight: false),
    ];

    private static int Falls(AnyNetConfig network) => network.Stages.Zip(network.Stages.Skip(1)).Count(pair => pair.Second.Width < pair.First.Width);

    private static bool Differ(AnyNetConfig network, Func<StageConfig, double> value) => network.Stages.Select(value).Distinct().Count() > 1;
}
