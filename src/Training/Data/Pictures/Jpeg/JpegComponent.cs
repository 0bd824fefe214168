namespace Explorer.Training.Data.Pictures.Jpeg;

/// <summary>One colour component of a JPEG frame, with its coefficients.</summary>
internal sealed class JpegComponent
{
    /// <summary>Coefficients of a block.</summary>
    public const int BlockSize = 64;

    /// <summary>The component's number in scans.</summary>
    public required int Id { get; init; }

    /// <summary>Blocks across in a unit of the frame, 1 to 4.</summary>
    public required int Horizontal { get; init; }

    /// <summary>Blocks down in a unit of the frame, 1 to 4.</summary>
    public required int Vertical { get; init; }

    /// <summary>Number of its quantisation table.</summary>
    public required int Quantization { get; init; }

    /// <summary>Blocks that hold pixels, across.</summary>
    public int BlocksAcross { get; private set; }

    /// <summary>Blocks that hold pixels, down.</summary>
    public int BlocksDown { get; private set; }

    /// <summary>Blocks of a row, those that only fill up the last unit among them.</summary>
    public int Stride { get; private set; }

    /// <summary>Quantised coefficients, a block after the other, each in natural order.</summary>
    public short[] Coefficients { get; private set; } = [];

    /// <summary>The constant coefficient of the block before, from which the next one is predicted.</summary>
    public int Predicted { get; set; }

    /// <summary>Makes room for its blocks.</summary>
    public void Allocate(int width, int height, int mostHorizontal, int mostVertical)
    {
        var (unitsAcross, unitsDown) = (Up(width, 8 * mostHorizontal), Up(height, 8 * mostVertical));
        BlocksAcross = Up(Up(width * Horizontal, mostHorizontal), 8);
        BlocksDown = Up(Up(height * Vertical, mostVertical), 8);
        Stride = unitsAcross * Horizontal;
        Coefficients = new short[checked(Stride * unitsDown * Vertical * BlockSize)];
    }

    /// <summary>The coefficients of a block.</summary>
    public Span<short> Block(int row, int column) => Coefficients.AsSpan(((row * Stride) + column) * BlockSize, BlockSize);

    private static int Up(int value, int unit) => (value + unit - 1) / unit;
}
