using Explorer.SearchSpace.Sampling;

namespace Explorer.Tests.Fuzzing;

/// <summary>Changes files as accidents and ill will do. The same seed makes the same change.</summary>
internal static class Mutator
{
    // What readers have stumbled over.
    private static readonly string[] Texts =
    [
        "-1", "0", "1e999", "NaN", "\"NaN\"", "null", "99999999999999999999", "1e-30", "2147483647", "-2147483648", "9223372036854775807", "\"\\ud800\"", "\"../../x\"",
        "\"/dev/zero\"", "\"\\u001b[2J\"", "{}", "[]", "[[[[[[[[", "{\"a\":", "\"\"", "true", "0,05", "\0", "\"=1+1\"", "1e308", "0.1e-400",
    ];

    /// <summary>A changed copy.</summary>
    public static byte[] Mutate(byte[] original, ulong seed)
    {
        var random = new SplitMix64(seed);
        var bytes = original.ToList();
        var isText = original.All(letter => letter is >= 9 and < 127);

        // Three of four stay JSON, if they are, so that what lies behind the parser is reached.
        if (isText && random.NextInt(4) > 0 && JsonMutator.Mutate(System.Text.Encoding.ASCII.GetString(original), random) is { } changed)
            return System.Text.Encoding.UTF8.GetBytes(changed);
        for (var change = random.NextInt(2) * random.NextInt(4); change >= 0 && bytes.Count > 0; change--)
        {
            // Half of the time near the head, where sizes and offsets stand.
            var at = random.NextInt(random.NextInt(2) == 0 ? Math.Min(bytes.Count, 300) : bytes.Count);
            // A text mostly stays one, so that its values are looked at and not its commas alone.
            switch (isText && random.NextInt(3) > 0 ? int.MaxValue : random.NextInt(7))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.NextInt(8));
                    break;
                case 1:
                    bytes[at] = (byte)(random.NextInt(3) switch { 0 => 0, 1 => 255, _ => random.NextInt(256) });
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(bytes.Count - at, 1 + random.NextInt(64)));
                    break;
                case 3:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 4:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(bytes.Count - at, 1 + random.NextInt(200))));
                    break;
                default:
                    Replace(bytes, at, System.Text.Encoding.UTF8.GetBytes(Texts[random.NextInt(Texts.Length)]), isText || random.NextInt(2) == 0);
                    break;
            }
        }

        return [.. bytes];
    }

    // In place of a JSON value or a cell that begins near, or over the bytes there.
    private static void Replace(List<byte> bytes, int at, byte[] text, bool asValue)
    {
        var from = asValue ? bytes.FindIndex(at, letter => letter is (byte)':' or (byte)',' or (byte)'[') + 1 : at;
        if (from <= 0)
            from = at;
        var end = asValue ? bytes.FindIndex(from, letter => letter is (byte)',' or (byte)'}' or (byte)']' or (byte)'\n') : Math.Min(bytes.Count, from + text.Length);
        bytes.RemoveRange(from, Math.Max(0, (end < 0 ? bytes.Count : end) - from));
        bytes.InsertRange(from, text);
    }
}
