namespace Explorer.Training.Data.Pictures.Jpeg;

/// <summary>Decodes one scan of a JPEG into its components' coefficients: sequential, or a progressive one's first or refining pass (T.81, annexes F and G).</summary>
internal sealed class JpegScan
{
    private readonly JpegBits _bits;
    private int _endOfBands;

    public JpegScan(JpegBits bits) => _bits = bits;

    /// <summary>The components in the scan with their tables; null where none is needed.</summary>
    public required IReadOnlyList<(JpegComponent Component, JpegHuffmanTable? Constant, JpegHuffmanTable? Others)> Components { get; init; }

    public required bool Progressive { get; init; }

    /// <summary>First coefficient, in zigzag order.</summary>
    public required int From { get; init; }

    /// <summary>Last coefficient.</summary>
    public required int To { get; init; }

    /// <summary>Bit of the scan before; 0 for a first pass.</summary>
    public required int High { get; init; }

    /// <summary>Bit that this scan brings, from below.</summary>
    public required int Low { get; init; }

    /// <summary>Units between two restart markers; 0 for none.</summary>
    public required int RestartInterval { get; init; }

    /// <summary>Decodes all units.</summary>
    /// <param name="unitsAcross">Units of the frame, across.</param>
    /// <param name="unitsDown">Units of the frame, down.</param>
    public void Decode(int unitsAcross, int unitsDown)
    {
        // A component alone has a unit a block, and no blocks that only fill up.
        var single = Components.Count == 1 ? Components[0].Component : null;
        var (across, down) = single is null ? (unitsAcross, unitsDown) : (single.BlocksAcross, single.BlocksDown);
        for (var unit = 0; unit < across * down; unit++)
        {
            if (RestartInterval > 0 && unit > 0 && unit % RestartInterval == 0)
                Restart();
            var (row, column) = (unit / across, unit % across);
            if (single is not null)
            {
                Block(Components[0], single.Block(row, column));
                continue;
            }

            foreach (var part in Components)
            {
                for (var block = 0; block < part.Component.Horizontal * part.Component.Vertical; block++)
                {
                    var (y, x) = (block / part.Component.Horizontal, block % part.Component.Horizontal);
                    Block(part, part.Component.Block((row * part.Component.Vertical) + y, (column * part.Component.Horizontal) + x));
                }
            }
        }
    }

    private void Restart()
    {
        _bits.Restart();
        _endOfBands = 0;
        foreach (var (component, _, _) in Components)
        {
            component.Predicted = 0;
        }
    }

    private void Block((JpegComponent Component, JpegHuffmanTable? Constant, JpegHuffmanTable? Others) part, Span<short> block)
    {
        var next = From;
        if (next == 0)
        {
            Constant(part.Component, part.Constant, block);
            next = 1;
        }

        if (next > To)
            return;
        var table = part.Others ?? throw Missing();
        if (High > 0)
            Refine(block, table, next);
        else
            First(block, table, next);
    }

    private void Constant(JpegComponent component, JpegHuffmanTable? table, Span<short> block)
    {
        if (High > 0)
        {
            block[0] |= (short)(_bits.Read(1) << Low);
            return;
        }

        var size = (table ?? throw Missing()).Read(_bits);
        if (size > 15)
            throw new PictureFormatException("the JPEG is corrupt: a coefficient is too long");
        component.Predicted += _bits.ReadSigned(size);
        block[0] = (short)(component.Predicted << Low);
    }

    private void First(Span<short> block, JpegHuffmanTable table, int next)
    {
        if (_endOfBands > 0)
        {
            _endOfBands--;
            return;
        }

        for (var k = next; k <= To; k++)
        {
            var code = table.Read(_bits);
            var (run, size) = (code >> 4, code & 15);
            if (size == 0 && run < 15)
            {
                // The band ends here, and in as many blocks after this one.
                _endOfBands = Progressive ? (1 << run) - 1 + _bits.Read(run) : 0;
                return;
            }

            k += run;
            if (k > To)
                throw new PictureFormatException("the JPEG is corrupt: a run is too long");
            if (size > 0)
                block[JpegZigzag.Natural[k]] = (short)(_bits.ReadSigned(size) << Low);
        }
    }

    private void Refine(Span<short> block, JpegHuffmanTable table, int next)
    {
        var k = next;
        if (_endOfBands == 0)
        {
            for (; k <= To; k++)
            {
                var code = table.Read(_bits);
                var (run, size) = (code >> 4, code & 15);
                short brought = 0;
                if (size == 0 && run < 15)
                {
                    _endOfBands = (1 << run) + _bits.Read(run);
                    break;
                }

                if (size > 0)
                    brought = (short)(_bits.Read(1) == 1 ? 1 << Low : -1 << Low);
                k = SkipZeros(block, k, run);
                if (brought != 0 && k <= To)
                    block[JpegZigzag.Natural[k]] = brought;
            }
        }

        if (_endOfBands == 0)
            return;
        SkipZeros(block, k, int.MaxValue);
        _endOfBands--;
    }

    // Corrects the coefficients known before until so many unknown ones were passed; the place of the next unknown one.
    private int SkipZeros(Span<short> block, int k, int zeros)
    {
        for (; k <= To; k++)
        {
            ref var value = ref block[JpegZigzag.Natural[k]];
            if (value == 0)
            {
                if (zeros-- == 0)
                    return k;
            }
            else if (_bits.Read(1) == 1 && (value & (1 << Low)) == 0)
            {
                value += (short)(value > 0 ? 1 << Low : -1 << Low);
            }
        }

        return k;
    }

    private static PictureFormatException Missing() => new("the JPEG is corrupt: a Huffman table is missing");
}
