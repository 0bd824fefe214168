namespace Explorer.Analysis.Widths;

/// <summary>
/// The quantised linear width line nearest to a network (Radosavovic et al., Designing Network Design Spaces, 2020, section 3.3):
/// the depth is the network's, the other three parameters come from a grid, for exactly the network's number of stages. As in the
/// authors' sampler, a line has to have a stage for every step of its width: none skipped, none merged by rounding to multiples of 8.
/// </summary>
public sealed record LinearWidthFit
{
    /// <summary>Errors that differ by less than this are ties: the arithmetic tells no finer difference apart.</summary>
    public const double TieTolerance = 1e-12;

    /// <summary>w_0: the line's width at block 0, in channels; a multiple of 8.</summary>
    public required double InitialWidth { get; init; }

    /// <summary>w_a: channels that the line gains a block.</summary>
    public required double Slope { get; init; }

    /// <summary>w_m: the ratio of neighbouring quantised widths.</summary>
    public required double Multiplier { get; init; }

    /// <summary>d: the network's blocks.</summary>
    public required int Depth { get; init; }

    /// <summary>
    /// e_fit: the mean over blocks of the squared natural logarithm of predicted to true width; the predicted widths
    /// w_0·w_m^s_j are not rounded to multiples of 8. 0 is a perfect fit.
    /// </summary>
    public required double FitError { get; init; }

    /// <summary>Points of the grid with this error, this one among them; the one whose line lies nearest to the widths is given.</summary>
    public required int Ties { get; init; }

    /// <summary>Fits a network's stages.</summary>
    /// <param name="stages">The stages, in order; at least one.</param>
    /// <returns>The fit; null where no point of the grid gives so many stages with so many blocks.</returns>
    public static LinearWidthFit? Of(IReadOnlyList<StageShape> stages)
    {
        if (stages.Count == 0)
            throw new ArgumentException("A network without stages has no widths", nameof(stages));

        return LinearWidthSearch.Best(LogWidths(stages), stages.Count);
    }

    /// <summary>e_fit of one line, on the grid or not.</summary>
    /// <param name="stages">The network's stages, in order.</param>
    /// <param name="initialWidth">w_0, above 0.</param>
    /// <param name="slope">w_a, at least 0.</param>
    /// <param name="multiplier">w_m, above 1.</param>
    /// <returns>The error as <see cref="FitError"/>; null where the line has another number of stages, or skips or merges steps.</returns>
    public static double? ErrorOf(IReadOnlyList<StageShape> stages, double initialWidth, double slope, double multiplier)
    {
        var widths = LogWidths(stages);
        var (found, last, sum) = (0, -1, 0.0);
        for (var j = 0; j < widths.Length; j++)
        {
            var steps = LinearQuantization.Steps(slope * j, initialWidth, multiplier);
            found += steps == last ? 0 : 1;
            last = steps;
            var difference = Math.Log(initialWidth) + (steps * Math.Log(multiplier)) - widths[j];
            sum += difference * difference;
        }

        return found == stages.Count && last == found - 1 && LinearQuantization.AreDistinct(initialWidth, multiplier, found) ? sum / widths.Length : null;
    }

    private static double[] LogWidths(IReadOnlyList<StageShape> stages)
    {
        var logs = new List<double>();
        foreach (var stage in stages)
            logs.AddRange(Enumerable.Repeat(Math.Log(stage.Width), stage.Depth));

        return [.. logs];
    }
}
