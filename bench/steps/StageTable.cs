namespace Explorer.Steps;

/// <summary>How much faster the kernels train two blocks than the plain layers do, by the blocks' width and resolution.</summary>
internal static class StageTable
{
    private static readonly int[] Resolutions = [1, 2, 4, 8, 16];
    private static readonly (BlockType Block, int Width, int GroupWidth)[] Stages =
    [
        .. new[] { 32, 64, 128, 256, 512 }.Select(width => (BlockType.Basic, width, 1)),
        .. new[] { 64, 256, 1024 }.Select(width => (BlockType.Bottleneck, width, 16)),
        .. new[] { 64, 256, 512 }.Select(width => (BlockType.Bottleneck, width, width)),
    ];

    public static void Run(int rounds, int leastWidth)
    {
        Console.WriteLine($"a step's processor time by the plain layers to that by the kernels, medians of {rounds} neighbouring runs; after / that of an evaluation\n");
        Console.WriteLine($"| block | width | group width | {string.Join(" | ", Resolutions.Select(r => $"{r}×{r}"))} |");
        Console.WriteLine($"|---|---|---|{string.Concat(Resolutions.Select(_ => "---|"))}");
        foreach (var (block, width, groupWidth) in Stages.Where(stage => stage.Width >= leastWidth))
        {
            var cells = Resolutions.Select(resolution => Ratio($"{block}-{width}-{groupWidth}-{resolution}", rounds));
            Console.WriteLine($"| {block} | {width} | {(block == BlockType.Basic ? "" : groupWidth)} | {string.Join(" | ", cells)} |");
        }
    }

    private static string Ratio(string stage, int rounds)
    {
        const int steps = 3;
        var (plain, kernels) = (Variant.Own("plain", "plain"), Variant.Own("kernels", "fast"));
        var runs = Enumerable.Range(0, rounds).Select(_ => (Plain: plain.Measure(stage, steps), Kernels: kernels.Measure(stage, steps))).ToArray();
        var step = StepTimes.Median(runs.Select(run => run.Plain.Step / run.Kernels.Step));
        var evaluation = StepTimes.Median(runs.Select(run => run.Plain.Evaluation / run.Kernels.Evaluation));
        return string.Create(CultureInfo.InvariantCulture, $"{step:f2} / {evaluation:f2}");
    }
}
