namespace Explorer.Training.Data.Pictures.Jpeg;

/// <summary>What a JPEG's frame header says (T.81, B.2.2).</summary>
internal sealed class JpegFrame
{
    private const int MostFactor = 4;

    public JpegFrame(ReadOnlySpan<byte> segment, bool progressive, int fileLength)
    {
        const int Head = 6;
        if (segment.Length < Head || segment.Length != Head + (3 * segment[5]))
            throw new PictureFormatException("the JPEG's frame header is broken");
        if (segment[0] != 8)
            throw new PictureFormatException($"a JPEG of {segment[0]} bits a sample, 8 are read");
        Progressive = progressive;
        (Height, Width) = ((segment[1] << 8) | segment[2], (segment[3] << 8) | segment[4]);
        PictureFile.CheckSize(Width, Height);
        if (segment[5] is not (1 or 3 or 4))
            throw new PictureFormatException($"a JPEG of {segment[5]} components, expected 1, 3 or 4");
        var components = new List<JpegComponent>();
        for (var i = 0; i < segment[5]; i++)
        {
            var part = segment.Slice(Head + (3 * i), 3);
            var (horizontal, vertical) = (part[1] >> 4, part[1] & 15);
            if (horizontal is < 1 or > MostFactor || vertical is < 1 or > MostFactor || part[2] > 3)
                throw new PictureFormatException("the JPEG's frame header is broken");
            components.Add(new JpegComponent { Id = part[0], Horizontal = horizontal, Vertical = vertical, Quantization = part[2] });
        }

        Components = components;
        Horizontal = components.Max(component => component.Horizontal);
        Vertical = components.Max(component => component.Vertical);

        // Every block takes at least a bit.
        var blocks = components.Sum(component => (long)UnitsAcross * component.Horizontal * UnitsDown * component.Vertical);
        if (blocks > 8L * fileLength)
            throw new PictureFormatException($"the JPEG is cut off: {Width} × {Height} pixels do not fit into {fileLength:N0} bytes");
        components.ForEach(component => component.Allocate(Width, Height, Horizontal, Vertical));
    }

    public bool Progressive { get; }

    public int Width { get; }

    public int Height { get; }

    public IReadOnlyList<JpegComponent> Components { get; }

    /// <summary>Blocks across in a unit, of the component with most.</summary>
    public int Horizontal { get; }

    /// <summary>Blocks down in a unit, of the component with most.</summary>
    public int Vertical { get; }

    public int UnitsAcross => (Width + (8 * Horizontal) - 1) / (8 * Horizontal);

    public int UnitsDown => (Height + (8 * Vertical) - 1) / (8 * Vertical);
}
