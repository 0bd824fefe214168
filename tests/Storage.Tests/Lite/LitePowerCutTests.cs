namespace Explorer.Storage.Tests.Lite;

/// <summary>Power cuts and failing disks. Each measure against losses is taken away once: then there must be losses.</summary>
public sealed class LitePowerCutTests : IDisposable
{
    private const int Transactions = 60;
    private readonly TestFolder _folder = new();

    private string Database => _folder.File("results.litedb");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_AfterAPowerCut_HasWhatWasAcknowledged() => Assert.Equal([], Losses(new LiteSafety(), 400));

    [Theory]
    [InlineData(nameof(LiteSafety.SyncBeforeConfirm))]
    [InlineData(nameof(LiteSafety.SyncAfterConfirm))]
    [InlineData(nameof(LiteSafety.SyncSetLength))]
    [InlineData(nameof(LiteSafety.SyncCheckpoint))]
    public void Open_AfterAPowerCutWithoutAMeasure_HasLosses(string off)
    {
        var safety = off switch
        {
            nameof(LiteSafety.SyncBeforeConfirm) => new LiteSafety { SyncBeforeConfirm = false },
            nameof(LiteSafety.SyncAfterConfirm) => new LiteSafety { SyncAfterConfirm = false },
            nameof(LiteSafety.SyncSetLength) => new LiteSafety { SyncSetLength = false },
            _ => new LiteSafety { SyncCheckpoint = false },
        };
        Assert.NotEmpty(Losses(safety, 400));
    }

    [Fact]
    public void Write_DiskFailsAtAnyOperation_NothingOfItIsStoredAndItGoesOn()
    {
        for (var fail = 0; fail < 60; fail++)
        {
            var disk = new SimulatedDisk();
            using var file = New(new LiteSafety { CheckpointLength = 12 * 8192 }, disk);
            file.AddExperiment();
            disk.FailAt = disk.Operations + fail;
            var stored = new List<int>();
            for (var index = 0; index < 5; index++)
            {
                try
                {
                    file.AddTrial(index);
                    stored.Add(index);
                }
                catch (DiskFaultException e)
                {
                    Assert.Contains("the disk failed. Every trial", e.Message, StringComparison.Ordinal);
                }
            }

            Assert.True(stored.Count >= 4, $"{stored.Count} stored, failing at {fail}");
            Assert.Equal(stored, file.Trials());
            Assert.Empty(file.Check());
        }
    }

    [Fact]
    public void Write_DiskFails_NothingIsLeftThatEndsTheProcessLater()
    {
        // LiteDB throws from the finalizer of a transaction that an error has met; on threads of their own, so that nothing else holds it.
        for (var fail = 0; fail < 8; fail++)
        {
            var failing = fail;
            var thread = new Thread(() =>
            {
                var disk = new SimulatedDisk();
                using var file = New(new LiteSafety(), disk);
                file.AddExperiment();
                disk.FailAt = disk.Operations + failing;
                Record.Exception(() => file.AddTrial(0));
            });
            thread.Start();
            thread.Join();
        }

        for (var round = 0; round < 4; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    private List<string> Losses(LiteSafety safety, int cuts)
    {
        var disk = new SimulatedDisk();
        var acknowledged = new List<int>();
        using (var file = New(safety with { CheckpointLength = 40 * 8192 }, disk))
        {
            file.AddExperiment();
            var first = disk.Operations;
            for (var index = 0; index < Transactions; index++)
            {
                file.Write(writer => Assert.True(writer.TryAddTrial(2 * index) && writer.TryAddTrial((2 * index) + 1)));
                acknowledged.Add(disk.Operations);
            }

            acknowledged.Insert(0, first);
        }

        var chance = new Random(7);
        var losses = new List<string>();
        for (var cut = 0; cut < cuts && losses.Count < 3; cut++)
        {
            // Half of them soon after a log was cut, which is rare.
            var after = chance.Next(2) == 0
                ? chance.Next(acknowledged[0], disk.Operations + 1)
                : Math.Min(disk.Operations, disk.Lengths[chance.Next(disk.Lengths.Count)] + chance.Next(20));
            disk.Cut(after, chance, path => Path.Combine(_folder.Path, "cut" + Path.GetFileName(path)));
            if (Loss(acknowledged.FindLastIndex(operations => operations <= after)) is { } loss)
            {
                losses.Add($"after {after} operations: {loss}");
            }
        }

        return losses;
    }

    private string? Loss(int acknowledged)
    {
        try
        {
            int[] found;
            using (var reader = LiteSamples.Read(_folder.File("cutresults.litedb")))
            {
                found = reader.Trials();
                if (reader.Check() is [var problem, ..])
                    return problem;
            }

            if (found.Length < 2 * acknowledged || found.Length % 2 == 1 || !found.SequenceEqual(Enumerable.Range(0, found.Length)))
            {
                return $"{found.Length} trials, {2 * acknowledged} were acknowledged";
            }

            using var writer = LiteSamples.Write(_folder.File("cutresults.litedb"), new LiteSafety { SyncBeforeConfirm = false, SyncAfterConfirm = false, CheckpointLength = 20 * 8192 });
            for (var index = 0; index < 8; index++)
                writer.AddTrial(1000 + index);

            return writer.Check() is [var later, ..] ? "going on: " + later : writer.Trials().Length == found.Length + 8 ? null : "going on lost trials";
        }
        catch (Exception e) when (e is InvalidInputException or DiskFaultException or System.Text.Json.JsonException or Xunit.Sdk.XunitException)
        {
            return e.Message;
        }
    }

    private IDocumentFile New(LiteSafety safety, SimulatedDisk disk)
    {
        File.Delete(Database);
        return LiteSamples.Write(Database, safety, disk.Open);
    }
}
