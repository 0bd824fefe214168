using System.Runtime.Intrinsics;

namespace Explorer.Training.Data.Shapes;

/// <summary>An image being drawn: colours as floats, anti-aliased outlines and lines laid over each other.</summary>
internal sealed class Canvas
{
    /// <summary>Height and width in pixels.</summary>
    public const int Side = 32;

    private const int Area = Side * Side;
    private const int Samples = 3;
    private const float Step = 1f / Samples;
    private const int Lanes = 8;
    private const int Cell = 4;
    private const int Grid = (Side / Cell) + 1;
    private readonly Colour[] _pixels = new Colour[Area];
    private readonly float[] _cloud = new float[Area];

    /// <summary>Draws a new cloud: random values every four pixels, bilinear between them, that later fills mix two colours by.</summary>
    public void DrawCloud(SplitMix64 random)
    {
        Span<float> grid = stackalloc float[Grid * Grid];
        foreach (ref var value in grid)
            value = (float)random.NextDouble();

        const float step = 1f / Cell;
        for (uint i = 0; i < Area; i++)
        {
            var (row, column) = (i / Side, i % Side);
            var corner = (int)((row / Cell * Grid) + (column / Cell));
            var right = ((column % Cell) + 0.5f) * step;
            var upper = grid[corner] + ((grid[corner + 1] - grid[corner]) * right);
            var lower = grid[corner + Grid] + ((grid[corner + Grid + 1] - grid[corner + Grid]) * right);
            _cloud[i] = upper + ((lower - upper) * (((row % Cell) + 0.5f) * step));
        }
    }

    /// <summary>Fills the canvas with two colours, mixed by the cloud.</summary>
    public void Fill(Colour first, Colour second)
    {
        for (var i = 0; i < Area; i++)
            _pixels[i] = first.Mix(second, _cloud[i]);
    }

    /// <summary>Lays an outline over the canvas, in two colours mixed by the cloud.</summary>
    public void DrawOutline(int shape, in Placement at, Colour first, Colour second)
    {
        var area = Around(at, at.Reach);
        for (var row = area.Top; row <= area.Bottom; row++)
        {
            for (var left = area.Left; left <= area.Right; left += Lanes)
            {
                var hits = Hits(shape, at, left, row);
                for (var lane = 0; hits != default && lane < Lanes && left + lane <= area.Right; lane++)
                {
                    if (hits[lane] == 0)
                        continue;
                    ref var pixel = ref _pixels[(row * Side) + left + lane];
                    pixel = pixel.Mix(first.Mix(second, _cloud[(row * Side) + left + lane]), hits[lane] * (Step * Step));
                }
            }
        }
    }

    /// <summary>Lays a straight bar over the canvas.</summary>
    /// <param name="at">Centre and direction.</param>
    /// <param name="half">Half its length in pixels.</param>
    /// <param name="thickness">Half its thickness in pixels.</param>
    /// <param name="colour">Its colour.</param>
    public void DrawBar(in Placement at, float half, float thickness, Colour colour)
    {
        var area = Around(at, half + 2);
        for (var row = area.Top; row <= area.Bottom; row++)
        {
            for (var column = area.Left; column <= area.Right; column++)
            {
                var (dx, dy) = (column + 0.5f - at.X, row + 0.5f - at.Y);
                var along = half + 0.5f - MathF.Abs((dx * at.Cos) + (dy * at.Sin));
                var across = thickness + 0.5f - MathF.Abs((dy * at.Cos) - (dx * at.Sin));
                if (along > 0 && across > 0)
                {
                    ref var pixel = ref _pixels[(row * Side) + column];
                    pixel = pixel.Mix(colour, MathF.Min(along, 1) * MathF.Min(across, 1));
                }
            }
        }
    }

    /// <summary>Writes the canvas with noise on every value: the sum of two uniform bytes, triangular.</summary>
    /// <param name="deviation">Standard deviation of the noise.</param>
    /// <param name="random">The image's generator.</param>
    /// <param name="target">3×32×32 bytes.</param>
    public void Write(float deviation, SplitMix64 random, Span<byte> target)
    {
        // The sum of two uniform bytes deviates by √((256² − 1)/6) = 104.5.
        var scale = deviation / 104.5f;
        for (var i = 0; i < Area; i++)
        {
            var bits = random.NextUInt64();
            target[i] = Grainy(_pixels[i].Red, bits, scale);
            target[Area + i] = Grainy(_pixels[i].Green, bits >> 16, scale);
            target[(2 * Area) + i] = Grainy(_pixels[i].Blue, bits >> 32, scale);
        }
    }

    private static byte Grainy(float value, ulong bits, float scale)
    {
        var noise = (int)(bits & 255) + (int)((bits >> 8) & 255) - 255;
        return (byte)Math.Clamp(value + (noise * scale) + 0.5f, 0, 255);
    }

    // Of the samples of each pixel of a row from a column on, those inside the outline. What a pixel gets does not depend on its lane.
    private static Vector256<int> Hits(int shape, in Placement at, int left, int row)
    {
        var columns = Vector256.ConvertToSingle(Vector256.Create(left) + Vector256<int>.Indices);
        var hits = Vector256<int>.Zero;
        for (var j = 0; j < Samples; j++)
        {
            var dy = row + ((j + 0.5f) * Step) - at.Y;
            for (var i = 0; i < Samples; i++)
            {
                var dx = columns + Vector256.Create((i + 0.5f) * Step) - Vector256.Create(at.X);
                var u = ((dx * at.Cos) + Vector256.Create(dy * at.Sin)) * at.Along;
                var v = (Vector256.Create(dy * at.Cos) - (dx * at.Sin)) * at.Across;
                hits -= ShapeOutline.Contains(shape, u, v).AsInt32();
            }
        }

        return hits;
    }

    private static (int Left, int Top, int Right, int Bottom) Around(in Placement at, float reach) => (
        Math.Max(0, (int)(at.X - reach)),
        Math.Max(0, (int)(at.Y - reach)),
        Math.Min(Side - 1, (int)(at.X + reach)),
        Math.Min(Side - 1, (int)(at.Y + reach)));
}
