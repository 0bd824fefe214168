namespace Explorer.Training.Data.Pictures.Jpeg;

/// <summary>The order of a block's coefficients in the file (T.81, figure 5).</summary>
internal static class JpegZigzag
{
    private const int Side = 8;

    /// <summary>The natural place, row · 8 + column, of each coefficient of the file's order.</summary>
    public static readonly int[] Natural = Walk();

    // Along the diagonals, up and down in turn.
    private static int[] Walk()
    {
        var order = new int[Side * Side];
        var at = 0;
        for (var diagonal = 0; diagonal < (2 * Side) - 1; diagonal++)
        {
            for (var i = 0; i <= diagonal; i++)
            {
                var (row, column) = diagonal % 2 == 0 ? (diagonal - i, i) : (i, diagonal - i);
                if (row < Side && column < Side)
                    order[at++] = (row * Side) + column;
            }
        }

        return order;
    }
}
