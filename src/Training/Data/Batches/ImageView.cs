namespace Explorer.Training.Data.Batches;

/// <summary>
/// What an augmented image shows of its source: a shifted, perhaps mirrored copy in which a rectangle is visible and
/// another one blank. Rectangles are half-open and in target coordinates.
/// </summary>
/// <param name="Left">First column that shows the source.</param>
/// <param name="Right">Column after the last one that shows the source.</param>
/// <param name="Top">First row that shows the source.</param>
/// <param name="Bottom">Row after the last one that shows the source.</param>
/// <param name="Mirrored">Whether target columns run right to left in the source.</param>
/// <param name="ColumnShift">Source column of target column x: x + shift, mirrored: shift − x.</param>
/// <param name="RowShift">Source row of target row y: y + shift.</param>
/// <param name="Hole">The blank rectangle; empty for none.</param>
internal readonly record struct ImageView(
    int Left, int Right, int Top, int Bottom, bool Mirrored, int ColumnShift, int RowShift, BlankRectangle Hole)
{
    private const int CutoutShare = 2;

    /// <summary>The unchanged image.</summary>
    public static ImageView Whole(int side) => new(0, side, 0, side, false, 0, 0, default);

    /// <summary>Draws the augmentations of one image in one epoch.</summary>
    /// <param name="augment">Augmentations, in order.</param>
    /// <param name="side">Height and width of the image.</param>
    /// <param name="padding">Pixels by which a crop moves the image at most.</param>
    /// <param name="epochSeed">Seed of the epoch.</param>
    /// <param name="index">The image.</param>
    public static ImageView Draw(ReadOnlySpan<Augmentation> augment, int side, int padding, ulong epochSeed, int index)
    {
        var view = Whole(side);
        if (augment.IsEmpty)
            return view;

        var random = new SplitMix64(Seeds.Derive(epochSeed, "augment", index));
        foreach (var step in augment)
        {
            view = step switch
            {
                Augmentation.Crop => view.Move(side, Offset(random, padding), Offset(random, padding)),
                Augmentation.Flip => random.NextInt(2) == 0 ? view : view.Mirror(side),
                Augmentation.Cutout => view with { Hole = Square(random.NextInt(side), random.NextInt(side), side) },
                _ => throw new ArgumentOutOfRangeException(nameof(augment), step, "unknown augmentation"),
            };
        }

        return view;
    }

    /// <summary>The view whose pixel (y, x) is this one's pixel (y + down, x + right).</summary>
    internal ImageView Move(int side, int right, int down) => this with
    {
        Left = Math.Clamp(Left - right, 0, side),
        Right = Math.Clamp(Right - right, 0, side),
        Top = Math.Clamp(Top - down, 0, side),
        Bottom = Math.Clamp(Bottom - down, 0, side),
        ColumnShift = Mirrored ? ColumnShift - right : ColumnShift + right,
        RowShift = RowShift + down,
        Hole = new BlankRectangle(Hole.Left - right, Hole.Right - right, Hole.Top - down, Hole.Bottom - down),
    };

    /// <summary>The view mirrored left to right.</summary>
    internal ImageView Mirror(int side) => this with
    {
        Left = side - Right,
        Right = side - Left,
        Mirrored = !Mirrored,
        ColumnShift = Mirrored ? ColumnShift - (side - 1) : ColumnShift + (side - 1),
        Hole = Hole with { Left = side - Hole.Right, Right = side - Hole.Left },
    };

    private static int Offset(SplitMix64 random, int padding) => random.NextInt((2 * padding) + 1) - padding;

    private static BlankRectangle Square(int row, int column, int side)
    {
        var size = side / CutoutShare;
        var (top, left) = (row - (size / 2), column - (size / 2));
        return new BlankRectangle(left, left + size, top, top + size);
    }
}

/// <summary>A half-open rectangle of an image that shows nothing; may reach beyond the border.</summary>
/// <param name="Left">First column.</param>
/// <param name="Right">Column after the last.</param>
/// <param name="Top">First row.</param>
/// <param name="Bottom">Row after the last.</param>
internal readonly record struct BlankRectangle(int Left, int Right, int Top, int Bottom);
