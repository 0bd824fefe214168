namespace Explorer.Kernels.Tests.Fused;

/// <summary>A chain and what it computes on, as data that reference.py reads too.</summary>
public sealed record ChainCase
{
    /// <summary>Images, height, width, channels.</summary>
    public required int[] Input { get; init; }

    /// <summary>Of each layer: output channels, kernel, stride, groups.</summary>
    public required int[][] Layers { get; init; }

    /// <summary>none, identity or projection.</summary>
    public string Shortcut { get; init; } = "none";

    /// <summary>Whether a ReLU ends the chain.</summary>
    public bool Relu { get; init; } = true;

    /// <summary>Whether the batch norms take the batch's statistics.</summary>
    public bool Training { get; init; } = true;

    /// <summary>The width of squeeze-and-excitation after the layer <see cref="After"/>; 0: none.</summary>
    public int Squeeze { get; init; }

    /// <summary>The layer, from 0.</summary>
    public int After { get; init; } = 1;

    /// <summary>Chains of every kind, by what is special about them.</summary>
    public static IReadOnlyDictionary<string, ChainCase> All { get; } = new Dictionary<string, ChainCase>(StringComparer.Ordinal)
    {
        ["bottleneck"] = new() { Input = [16, 8, 8, 8], Layers = [[8, 1, 1, 1], [8, 3, 1, 2], [8, 1, 1, 1]], Shortcut = "identity" },
        ["bottleneck, strided"] = new() { Input = [32, 9, 9, 16], Layers = [[24, 1, 1, 1], [24, 3, 2, 3], [40, 1, 1, 1]], Shortcut = "projection" },
        ["one image more than a block"] = new() { Input = [17, 5, 7, 6], Layers = [[6, 1, 1, 1], [6, 3, 1, 6], [6, 1, 1, 1]], Shortcut = "identity" },
        ["stem"] = new() { Input = [5, 16, 16, 3], Layers = [[16, 3, 1, 1]] },
        ["one image"] = new() { Input = [1, 7, 5, 3], Layers = [[10, 3, 2, 1], [10, 3, 1, 1]], Shortcut = "projection" },
        ["linear bottleneck"] = new() { Input = [31, 4, 4, 24], Layers = [[96, 1, 1, 1], [96, 3, 1, 3], [24, 1, 1, 1]], Shortcut = "identity", Relu = false },
        ["depthwise, wide"] = new() { Input = [16, 6, 6, 12], Layers = [[64, 1, 1, 1], [64, 3, 2, 64], [12, 1, 1, 1]], Shortcut = "projection" },
        ["one pixel"] = new() { Input = [48, 1, 1, 8], Layers = [[8, 1, 1, 1], [8, 3, 1, 4], [8, 1, 1, 1]], Shortcut = "identity" },
        ["stem of 7×7"] = new() { Input = [16, 12, 12, 3], Layers = [[8, 7, 2, 1]] },
        ["odd widths"] = new() { Input = [20, 8, 8, 8], Layers = [[14, 3, 1, 1], [9, 3, 1, 1]] },
        ["long rows"] = new() { Input = [18, 6, 33, 5], Layers = [[10, 1, 1, 1], [10, 3, 1, 10], [5, 1, 1, 1]], Shortcut = "identity" },
        ["long rows, strided"] = new() { Input = [34, 7, 23, 4], Layers = [[9, 1, 1, 1], [9, 3, 2, 9], [11, 1, 1, 1]], Shortcut = "projection" },
        ["one column"] = new() { Input = [16, 3, 1, 2], Layers = [[3, 1, 1, 1], [3, 3, 1, 3], [2, 1, 1, 1]], Shortcut = "identity" },
        ["one channel"] = new() { Input = [16, 1, 2, 1], Layers = [[1, 3, 2, 1]] },
        ["evaluation"] = new() { Input = [16, 8, 8, 8], Layers = [[8, 1, 1, 1], [8, 3, 1, 2], [8, 1, 1, 1]], Shortcut = "identity", Training = false },
        ["evaluation, linear"] = new() { Input = [9, 9, 9, 4], Layers = [[8, 1, 1, 1], [8, 3, 2, 8], [20, 1, 1, 1]], Shortcut = "projection", Relu = false, Training = false },
        ["many weights"] = new() { Input = [20, 6, 6, 24], Layers = [[34, 3, 1, 1], [36, 3, 2, 2], [70, 1, 1, 1]], Shortcut = "projection" },
        ["many weights, few pixels"] = new() { Input = [35, 2, 3, 40], Layers = [[40, 3, 1, 1], [40, 3, 1, 1]], Shortcut = "identity" },
        ["bundles"] = new() { Input = [133, 3, 4, 40], Layers = [[72, 1, 1, 1], [72, 3, 1, 2], [40, 1, 1, 1]], Shortcut = "identity" },
        ["bundles, strided"] = new() { Input = [50, 5, 5, 24], Layers = [[50, 1, 1, 1], [50, 3, 2, 2], [70, 1, 1, 1]], Shortcut = "projection" },
        ["bundles of one pixel"] = new() { Input = [70, 1, 1, 24], Layers = [[24, 3, 1, 1], [17, 3, 2, 1]] },
        ["bundles, squeeze"] = new() { Input = [37, 2, 2, 24], Layers = [[32, 1, 1, 1], [32, 3, 1, 2], [24, 1, 1, 1]], Shortcut = "identity", Squeeze = 5 },
        ["bundles, evaluation"] = new() { Input = [85, 4, 4, 24], Layers = [[64, 3, 1, 1], [64, 3, 1, 1]], Shortcut = "projection", Training = false },
        ["squeeze"] = new() { Input = [16, 8, 8, 8], Layers = [[8, 1, 1, 1], [8, 3, 1, 2], [8, 1, 1, 1]], Shortcut = "identity", Squeeze = 2 },
        ["squeeze, strided"] = new() { Input = [32, 9, 9, 16], Layers = [[24, 1, 1, 1], [24, 3, 2, 3], [40, 1, 1, 1]], Shortcut = "projection", Squeeze = 4 },
        ["squeeze to one channel"] = new() { Input = [17, 5, 7, 6], Layers = [[6, 1, 1, 1], [6, 3, 1, 6], [6, 1, 1, 1]], Shortcut = "identity", Squeeze = 1 },
        ["squeeze to more channels"] = new() { Input = [19, 4, 5, 3], Layers = [[5, 1, 1, 1], [5, 3, 1, 1], [7, 1, 1, 1]], Squeeze = 21 },
        ["squeeze, wide"] = new() { Input = [33, 4, 4, 24], Layers = [[96, 1, 1, 1], [96, 3, 1, 3], [24, 1, 1, 1]], Shortcut = "identity", Relu = false, Squeeze = 24 },
        ["squeeze, one pixel"] = new() { Input = [48, 1, 1, 8], Layers = [[8, 1, 1, 1], [8, 3, 1, 4], [8, 1, 1, 1]], Shortcut = "identity", Squeeze = 3 },
        ["squeeze, one image"] = new() { Input = [1, 7, 5, 3], Layers = [[10, 1, 1, 1], [10, 3, 2, 2], [10, 1, 1, 1]], Shortcut = "projection", Squeeze = 5 },
        ["squeeze after the first layer"] = new() { Input = [18, 6, 5, 4], Layers = [[9, 3, 1, 1], [6, 3, 2, 3], [8, 1, 1, 1]], Shortcut = "projection", Squeeze = 4, After = 0 },
        ["squeeze before a grouped layer"] = new() { Input = [20, 6, 6, 8], Layers = [[12, 1, 1, 1], [12, 1, 1, 1], [12, 3, 1, 12]], Squeeze = 3 },
        ["squeeze, evaluation"] = new() { Input = [19, 8, 8, 8], Layers = [[8, 1, 1, 1], [8, 3, 2, 2], [16, 1, 1, 1]], Shortcut = "projection", Squeeze = 2, Training = false },
    };

    /// <summary>Their names, for theories.</summary>
    public static TheoryData<string> Names => [.. All.Keys];
}
