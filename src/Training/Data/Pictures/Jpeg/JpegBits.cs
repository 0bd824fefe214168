namespace Explorer.Training.Data.Pictures.Jpeg;

/// <summary>Reads a scan's bits: 0xFF 0x00 stands for 0xFF, any other 0xFF is a marker and ends them.</summary>
internal sealed class JpegBits(ReadOnlyMemory<byte> data, int start)
{
    private int _at = start;
    private ulong _held;
    private int _count;
    private int _missing;

    /// <summary>Where the marker is that ends the bits, or the file's end.</summary>
    public int Position => _at;

    /// <summary>The next bits, the first one highest; zeros where a marker is.</summary>
    /// <param name="count">1 to 16.</param>
    public int Peek(int count)
    {
        while (_count < count)
        {
            Fill();
        }

        return (int)(_held >> (_count - count)) & ((1 << count) - 1);
    }

    /// <summary>Goes past bits that were looked at.</summary>
    public void Skip(int count)
    {
        _count -= count;
        // Zeros beyond the end may be looked at, but none of them is part of a code.
        if (_count < _missing)
            throw new PictureFormatException("the JPEG is cut off");
    }

    /// <summary>Reads bits as a number.</summary>
    public int Read(int count)
    {
        if (count == 0)
            return 0;
        var value = Peek(count);
        Skip(count);
        return value;
    }

    /// <summary>Reads a number of so many bits, the lower half of them negative (T.81, F.2.2.1).</summary>
    public int ReadSigned(int count)
    {
        var value = Read(count);
        return count > 0 && value < 1 << (count - 1) ? value - (1 << count) + 1 : value;
    }

    /// <summary>Goes past a restart marker; what is left of the bits before is dropped.</summary>
    public void Restart()
    {
        (_held, _count, _missing) = (0, 0, 0);
        var bytes = data.Span;

        // Filling stopped at the marker; bytes before it that no code used are dropped too.
        while (_at + 1 < bytes.Length && !(bytes[_at] == 0xFF && bytes[_at + 1] is not (0 or 0xFF)))
        {
            _at++;
        }

        if (_at + 1 >= bytes.Length || bytes[_at + 1] is < 0xD0 or > 0xD7)
            throw new PictureFormatException("the JPEG is corrupt: a restart marker is missing");
        _at += 2;
    }

    private void Fill()
    {
        var bytes = data.Span;
        var next = 0;
        if (_at < bytes.Length && bytes[_at] != 0xFF)
        {
            next = bytes[_at++];
        }
        else if (_at + 1 < bytes.Length && bytes[_at + 1] == 0)
        {
            next = 0xFF;
            _at += 2;
        }
        else
        {
            _missing += 8;
        }

        _held = (_held << 8) | (uint)next;
        _count += 8;
    }
}
