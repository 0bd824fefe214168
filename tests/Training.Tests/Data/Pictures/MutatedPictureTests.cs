using System.Buffers.Binary;
using System.IO.Hashing;
using Explorer.SearchSpace.Sampling;
using Explorer.Training.Data.Pictures;

namespace Explorer.Training.Tests.Data.Pictures;

/// <summary>Whatever a file holds, it is read or refused: no other exception, no crash, no more memory or time than its size warrants.</summary>
public sealed class MutatedPictureTests(PillowPictures pillow) : IClassFixture<PillowPictures>
{
    private const int Rounds = 60;

    // The pictures are of 53 × 37 pixels and of a few kilobytes; a mutant of them may claim what 1,040 times its bytes would hold.
    private const long MostBytes = 64 << 20;

    [Fact]
    public void Decode_MutatedFiles_AreReadOrRefused()
    {
        Assert.SkipWhen(pillow.Missing is not null, pillow.Missing ?? "");
        var random = new SplitMix64(1);
        var (read, refused) = (0, 0);
        foreach (var path in Directory.GetFiles(pillow.Folder).Where(path => PictureFile.Endings.Contains(Path.GetExtension(path))).Order(StringComparer.Ordinal))
        {
            var original = File.ReadAllBytes(path);
            for (var round = 0; round < Rounds; round++)
            {
                var mutant = Mutant(original, random);
                var before = GC.GetAllocatedBytesForCurrentThread();
                if (IsRead(mutant))
                    read++;
                else
                    refused++;
                Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
            }
        }

        Assert.True(read > 200 && refused > 800, $"{read} read, {refused} refused");
    }

    private static bool IsRead(byte[] mutant)
    {
        try
        {
            var picture = PictureFile.Decode(mutant);
            Assert.Equal(picture.Width * picture.Height * picture.Channels, picture.Pixels.Length);
            return true;
        }
        catch (PictureFormatException)
        {
            return false;
        }
    }

    // Some bytes changed, most of them near the file's head; sometimes a part lost. Half of the PNGs get right checksums again, to come further.
    private static byte[] Mutant(byte[] original, SplitMix64 random)
    {
        var mutant = original.ToArray();
        var reach = random.NextInt(2) == 0 ? Math.Min(mutant.Length, 700) : mutant.Length;
        for (var change = random.NextInt(6); change >= 0; change--)
            mutant[random.NextInt(reach)] = (byte)random.NextInt(256);

        if (random.NextInt(5) == 0)
        {
            var from = random.NextInt(mutant.Length);
            mutant = [.. mutant[..from], .. mutant[Math.Min(mutant.Length, from + 1 + random.NextInt(200))..]];
        }

        if (random.NextInt(2) == 0)
            Mend(mutant);
        return mutant;
    }

    private static void Mend(byte[] png)
    {
        const int Overhead = 12;
        for (var at = 8; at + Overhead <= png.Length && png[1] == 'P';)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at));
            if (length > png.Length - at - Overhead)
                return;
            var body = png.AsSpan(at + 4, (int)length + 4);
            BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(at + 8 + (int)length), Crc32.HashToUInt32(body));
            at += (int)length + Overhead;
        }
    }
}
