namespace Explorer.Training.Data.Pictures.Jpeg;

/// <summary>
/// Decodes JPEG (ITU-T T.81) of 8 bits with Huffman codes, sequential and progressive: grey, colour and Adobe's four inks.
/// Orientation and colour profile are not looked at. A file that is cut off is refused, not filled up.
/// </summary>
internal sealed class JpegDecoder(ReadOnlyMemory<byte> file)
{
    private const int MostScans = 200;
    private readonly ushort[]?[] _quantization = new ushort[]?[4];
    private readonly JpegHuffmanTable?[] _constant = new JpegHuffmanTable?[4];
    private readonly JpegHuffmanTable?[] _others = new JpegHuffmanTable?[4];
    private JpegFrame? _frame;
    private int? _adobe;
    private int _restartInterval;
    private int _scans;

    /// <summary>Whether a file begins as JPEGs do.</summary>
    public static bool Recognises(ReadOnlySpan<byte> data) => data.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    /// <summary>Decodes the file.</summary>
    public Picture Decode()
    {
        var at = 2;
        while (true)
        {
            var marker = Marker(ref at);
            if (marker == 0xD9)
                break;
            if (marker is 0x01 or (>= 0xD0 and <= 0xD7))
                continue;
            var segment = Segment(ref at);
            if (marker == 0xDA)
                at = Scan(segment.Span, at);
            else
                Read(marker, segment.Span);
        }

        if (_frame is null || _scans == 0)
            throw new PictureFormatException("the JPEG has no picture in it");
        return JpegColours.Compose(_frame, _quantization, _adobe);
    }

    private int Marker(ref int at)
    {
        var data = file.Span;

        // Whatever stands between two segments is passed over, as decoders do.
        while (at + 1 < data.Length && !(data[at] == 0xFF && data[at + 1] is not (0 or 0xFF)))
        {
            at++;
        }

        if (at + 1 >= data.Length)
            throw new PictureFormatException("the JPEG is cut off");
        at += 2;
        return data[at - 1];
    }

    private ReadOnlyMemory<byte> Segment(ref int at)
    {
        var left = file.Length - at;
        var length = left < 2 ? 0 : (file.Span[at] << 8) | file.Span[at + 1];
        if (length < 2 || length > left)
            throw new PictureFormatException("the JPEG is cut off");
        at += length;
        return file.Slice(at - length + 2, length - 2);
    }

    private void Read(int marker, ReadOnlySpan<byte> segment)
    {
        switch (marker)
        {
            case 0xC0 or 0xC1 or 0xC2:
                if (_frame is not null)
                    throw new PictureFormatException("the JPEG has two frames");
                _frame = new JpegFrame(segment, marker == 0xC2, file.Length);
                break;
            case 0xC4:
                HuffmanTables(segment);
                break;
            case >= 0xC3 and <= 0xCF and not (0xC8 or 0xCC):
                throw new PictureFormatException("a JPEG of a rare kind (lossless, hierarchical or arithmetic), which is not read; save it as a baseline or progressive one");
            case 0xDB:
                QuantizationTables(segment);
                break;
            case 0xDD when segment.Length == 2:
                _restartInterval = (segment[0] << 8) | segment[1];
                break;
            case 0xEE when segment.Length >= 12 && segment.StartsWith("Adobe"u8):
                _adobe = segment[11];
                break;
        }
    }

    private void QuantizationTables(ReadOnlySpan<byte> segment)
    {
        while (segment.Length > 0)
        {
            var (wide, table) = (segment[0] >> 4, segment[0] & 15);
            var length = JpegComponent.BlockSize * (wide + 1);
            if (wide > 1 || table > 3 || segment.Length < 1 + length)
                throw new PictureFormatException("the JPEG is corrupt: a quantisation table is broken");
            var steps = new ushort[JpegComponent.BlockSize];
            for (var i = 0; i < steps.Length; i++)
            {
                steps[JpegZigzag.Natural[i]] = wide == 1 ? (ushort)((segment[1 + (2 * i)] << 8) | segment[2 + (2 * i)]) : segment[1 + i];
            }

            _quantization[table] = steps;
            segment = segment[(1 + length)..];
        }
    }

    private void HuffmanTables(ReadOnlySpan<byte> segment)
    {
        const int Head = 17;
        while (segment.Length > 0)
        {
            var (kind, table) = (segment[0] >> 4, segment[0] & 15);
            if (kind > 1 || table > 3 || segment.Length < Head)
                throw new PictureFormatException("the JPEG is corrupt: a Huffman table is broken");
            var counts = segment[1..Head];
            var values = 0;
            foreach (var count in counts)
            {
                values += count;
            }

            if (segment.Length < Head + values)
                throw new PictureFormatException("the JPEG is corrupt: a Huffman table is broken");
            (kind == 0 ? _constant : _others)[table] = new JpegHuffmanTable(counts, segment.Slice(Head, values));
            segment = segment[(Head + values)..];
        }
    }

    // Where the file goes on after the scan.
    private int Scan(ReadOnlySpan<byte> header, int at)
    {
        var frame = _frame ?? throw new PictureFormatException("the JPEG is corrupt: a scan before the frame");
        if (header.Length < 1 || header[0] is < 1 or > 4 || header.Length != 4 + (2 * header[0]) || ++_scans > MostScans)
            throw new PictureFormatException("the JPEG is corrupt: a scan's header is broken");
        var parts = new List<(JpegComponent, JpegHuffmanTable?, JpegHuffmanTable?)>();
        for (var i = 0; i < header[0]; i++)
        {
            var (id, tables) = (header[1 + (2 * i)], header[2 + (2 * i)]);
            var component = frame.Components.FirstOrDefault(known => known.Id == id);
            if (component is null || parts.Exists(part => part.Item1 == component) || (tables >> 4) > 3 || (tables & 15) > 3)
                throw new PictureFormatException("the JPEG is corrupt: a scan's header is broken");
            component.Predicted = 0;
            parts.Add((component, _constant[tables >> 4], _others[tables & 15]));
        }

        var (from, to, bits) = frame.Progressive ? (header[^3], header[^2], header[^1]) : ((byte)0, (byte)63, (byte)0);
        if (from > to || to > 63 || (bits & 15) > 13 || (frame.Progressive && from == 0 && to > 0) || (from > 0 && parts.Count > 1))
            throw new PictureFormatException("the JPEG is corrupt: a scan's header is broken");
        var read = new JpegBits(file, at);
        new JpegScan(read)
        {
            Components = parts,
            Progressive = frame.Progressive,
            From = from,
            To = to,
            High = bits >> 4,
            Low = bits & 15,
            RestartInterval = _restartInterval,
        }.Decode(frame.UnitsAcross, frame.UnitsDown);
        return read.Position;
    }
}
