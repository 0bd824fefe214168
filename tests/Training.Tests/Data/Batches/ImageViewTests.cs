using Explorer.Training.Data.Batches;

namespace Explorer.Training.Tests.Data.Batches;

public sealed class ImageViewTests
{
    private const int Side = 4;
    private static readonly byte[] Source = [.. Enumerable.Range(1, 16).Select(i => (byte)i)];

    [Fact]
    public void Mirror_Rows_RunBackwards() => Assert.Equal(
        [4, 3, 2, 1, 8, 7, 6, 5, 12, 11, 10, 9, 16, 15, 14, 13], Show(ImageView.Whole(Side).Mirror(Side)));

    [Fact]
    public void Move_RightAndDown_PadsWithZeros() => Assert.Equal(
        [6, 7, 8, 0, 10, 11, 12, 0, 14, 15, 16, 0, 0, 0, 0, 0], Show(ImageView.Whole(Side).Move(Side, 1, 1)));

    [Fact]
    public void Move_LeftAndUp_PadsWithZeros() => Assert.Equal(
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 0, 5, 6, 7], Show(ImageView.Whole(Side).Move(Side, -1, -2)));

    [Fact]
    public void Hole_ReachingOverTheBorder_IsZero() => Assert.Equal(
        [1, 2, 0, 0, 5, 6, 0, 0, 9, 10, 11, 12, 13, 14, 15, 16],
        Show(ImageView.Whole(Side) with { Hole = new BlankRectangle(2, 6, -3, 2) }));

    [Fact]
    public void Steps_InAnyOrder_MatchOneByOneChanges()
    {
        var random = new Random(3);
        for (var round = 0; round < 500; round++)
        {
            var view = ImageView.Whole(Side);
            var image = Source;
            foreach (var step in Enumerable.Range(0, 3).OrderBy(_ => random.Next()))
            {
                var (x, y) = (random.Next(-2, 3), random.Next(-2, 3));
                (view, image) = step switch
                {
                    0 => (view.Mirror(Side), Change(image, (row, column) => (row, Side - 1 - column))),
                    1 => (view.Move(Side, x, y), Change(image, (row, column) => (row + y, column + x))),
                    _ => (view with { Hole = new BlankRectangle(x, x + 2, y, y + 2) },
                        Change(image, (row, column) => row >= y && row < y + 2 && column >= x && column < x + 2 ? (-1, -1) : (row, column))),
                };
            }

            Assert.Equal(image, Show(view));
        }
    }

    private static byte[] Change(byte[] image, Func<int, int, (int Row, int Column)> from) =>
    [
        .. Enumerable.Range(0, Side * Side).Select(i =>
        {
            var (row, column) = from(i / Side, i % Side);
            return row is >= 0 and < Side && column is >= 0 and < Side ? image[(row * Side) + column] : (byte)0;
        }),
    ];

    // Mean 0 and deviation 1/255 leave the bytes as they are.
    private static byte[] Show(ImageView view)
    {
        var target = new float[Source.Length];
        Array.Fill(target, float.NaN);
        new PixelNormalizer(new InputShape(1, Side), [0], [1 / 255f]).Write(Source, view, target);
        return [.. target.Select(value => checked((byte)Math.Round(value, MidpointRounding.AwayFromZero)))];
    }
}
