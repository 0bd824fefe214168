using System.Buffers.Binary;

namespace Explorer.Training.Data.Pictures;

/// <summary>Looks a JPEG's segments through before it is decoded (ITU-T T.81, annex B): whole, of a kind that is read, and of a size that its bytes warrant.</summary>
internal ref struct JpegCheck
{
    private const int EndOfImage = 0xD9;
    private const int StartOfScan = 0xDA;
    private const int MostFactor = 4;
    private const int MostScans = 200;
    private readonly ReadOnlySpan<byte> _file;
    private readonly HashSet<byte> _begun = [];
    private byte[] _components = [];
    private (int Width, int Height) _size;
    private int? _adobe;
    private int _scans;
    private int _at = 2;

    private JpegCheck(ReadOnlySpan<byte> file) => _file = file;

    /// <summary>Whether a file begins as JPEGs do.</summary>
    public static bool Recognises(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    /// <summary>Refuses a JPEG that is not to be decoded.</summary>
    /// <returns>Its width and height.</returns>
    /// <exception cref="PictureFormatException">It is cut off, corrupt, too large or of a kind that is not read.</exception>
    public static (int Width, int Height) Of(ReadOnlySpan<byte> file)
    {
        var check = new JpegCheck(file);
        check.Run();
        return check._size;
    }

    private void Run()
    {
        for (var marker = Marker(); marker != EndOfImage; marker = Marker())
        {
            // These stand alone.
            if (marker is 0x01 or (>= 0xD0 and <= 0xD7))
                continue;
            Read(marker, Segment());
        }

        if (_components.Length == 0 || _scans == 0)
            throw new PictureFormatException("the JPEG has no picture in it");

        // A decoder would show whatever lies in memory.
        if (_components.Except(_begun).Any())
            throw new PictureFormatException("the JPEG is corrupt: a colour has no pixels");
        if (_components.Length == 4 && _adobe is not (0 or 2))
            throw new PictureFormatException("a JPEG of four inks without Adobe's marker, which is not read; save it in colour");
    }

    // Coded pixels and whatever else stands between two segments are passed over.
    private int Marker()
    {
        while (_at + 1 < _file.Length)
        {
            var next = _file[_at..].IndexOf((byte)0xFF);
            _at = next < 0 ? _file.Length : _at + next + 1;
            if (_at < _file.Length && _file[_at] is not (0 or 0xFF))
                return _file[_at++];
        }

        throw new PictureFormatException("the JPEG is cut off");
    }

    private ReadOnlySpan<byte> Segment()
    {
        var rest = _file[_at..];
        var length = rest.Length < 2 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(rest);
        if (length < 2 || length > rest.Length)
            throw new PictureFormatException("the JPEG is cut off");
        _at += length;
        return rest[2..length];
    }

    private void Read(int marker, ReadOnlySpan<byte> segment)
    {
        switch (marker)
        {
            case 0xC0 or 0xC1 or 0xC2:
                Frame(segment);
                break;
            case >= 0xC3 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC):
                throw new PictureFormatException("a JPEG of a rare kind (lossless, hierarchical or arithmetic), which is not read; save it as a baseline or progressive one");
            case 0xEE when segment.Length >= 12 && segment.StartsWith("Adobe"u8):
                _adobe = segment[11];
                break;
            case StartOfScan:
                Scan(segment);
                break;
        }
    }

    private void Frame(ReadOnlySpan<byte> segment)
    {
        const int Head = 6;
        if (_components.Length > 0)
            throw new PictureFormatException("the JPEG has two frames");
        if (segment.Length < Head || segment[5] is not (1 or 3 or 4) || segment.Length != Head + (3 * segment[5]))
            throw new PictureFormatException("the JPEG's frame header is broken");
        if (segment[0] != 8)
            throw new PictureFormatException($"a JPEG of {segment[0]} bits, expected 8");
        _size = (BinaryPrimitives.ReadUInt16BigEndian(segment[3..]), BinaryPrimitives.ReadUInt16BigEndian(segment[1..]));
        PictureFile.CheckSize(_size.Width, _size.Height);
        _components = new byte[segment[5]];
        var (across, down, unit) = (1, 1, 0);
        for (var i = 0; i < _components.Length; i++)
        {
            var part = segment.Slice(Head + (3 * i), 3);
            var (horizontal, vertical) = (part[1] >> 4, part[1] & 15);
            if (horizontal is < 1 or > MostFactor || vertical is < 1 or > MostFactor)
                throw new PictureFormatException("the JPEG's frame header is broken");
            _components[i] = part[0];
            (across, down, unit) = (Math.Max(across, horizontal), Math.Max(down, vertical), unit + (horizontal * vertical));
        }

        // Every block takes at least a bit.
        var units = (long)((_size.Width + (8 * across) - 1) / (8 * across)) * ((_size.Height + (8 * down) - 1) / (8 * down));
        if (units * unit > 8L * _file.Length)
            throw new PictureFormatException($"the JPEG is cut off: {_size.Width} × {_size.Height} pixels do not fit into {_file.Length:N0} bytes");
    }

    private void Scan(ReadOnlySpan<byte> segment)
    {
        if (segment.IsEmpty || segment[0] is < 1 or > 4 || segment.Length != 4 + (2 * segment[0]) || ++_scans > MostScans)
            throw new PictureFormatException("the JPEG is corrupt: a scan's header is broken");

        // A scan that begins its components holds the first coefficient, and does not refine it.
        if (segment[^3] != 0 || segment[^1] >> 4 != 0)
            return;
        for (var i = 0; i < segment[0]; i++)
            _begun.Add(segment[1 + (2 * i)]);
    }
}
