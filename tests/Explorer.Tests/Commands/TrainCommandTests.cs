using Explorer.Kernels;
using Explorer.Models;
using Explorer.Models.Weights;

namespace Explorer.Tests.Commands;

/// <summary>Real trainings of a tiny network, with real signals.</summary>
public sealed class TrainCommandTests : IDisposable
{
    private readonly CommandRunner _runner = new();

    public TrainCommandTests() => _runner.Write("tiny.json", """
        { "family": "anynet", "input": {"channels": 1, "resolution": 28}, "classes": 3, "stem": {"type": "simple", "width": 8}, "block": "bottleneck",
          "stages": [ {"depth": 1, "width": 8, "stride": 2, "bottleneckRatio": 1, "groupWidth": 4} ] }
        """);

    public void Dispose() => _runner.Dispose();

    [Fact]
    public async Task Train_ToTheEnd_PrintsATableAndTheTestAndWritesThePage()
    {
        var run = await _runner.RunProcessAsync(Small(epochs: 2, testImages: 500));

        Assert.Equal(0, run.ExitCode);
        var lines = run.Output.Split('\n');
        Assert.StartsWith("epoch  train loss  train accuracy", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("    2 ", lines[2], StringComparison.Ordinal);
        Assert.Matches(@"Test accuracy \d+\.\d\d % \[\d+\.\d\d, \d+\.\d\d\] \(95 % interval; 500 test images, weights of epoch 2\)\. Validation accuracy \d+\.\d\d % at best, in epoch [12] of 2\.", run.Output);
        Assert.Contains("input 1x28x28 to 3x32x32, classes 3 to 10", run.Error, StringComparison.Ordinal);
        var page = File.ReadAllText(Path.Combine(_runner.Folder, "runs", "tiny-shapes", "training.html"));
        Assert.Contains("Confusion matrix", page, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_KilledAndInterruptedAndGoneOnWith_EndsAsIfItNeverStopped()
    {
        var whole = await _runner.RunAsync([.. Small(epochs: 4, json: true), "--out", "whole"]);
        using (var killed = _runner.Start([.. Small(epochs: 4, json: true), "--out", "parts"]))
        {
            await killed.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            await CommandRunner.KillAsync(killed);
        }

        using (var interrupted = _runner.Start("train", "--resume", "--out", "parts", "--json"))
        {
            await interrupted.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            await CommandRunner.InterruptAsync(interrupted);
            var end = await CommandRunner.FinishAsync(interrupted);
            Assert.True(end.ExitCode is 130 or 0, end.Error);
            if (end.ExitCode == 130)
                Assert.Contains("explorer train --resume --out parts", end.Error, StringComparison.Ordinal);
        }

        var resumed = await _runner.RunAsync("train", "--resume", "--out", "parts", "--json");

        Assert.Equal(0, resumed.ExitCode);
        Assert.Equal(Numbers(whole.Output), Numbers(resumed.Output));
        Assert.Equal(File.ReadAllBytes(Path.Combine(_runner.Folder, "whole", "last.safetensors")), File.ReadAllBytes(Path.Combine(_runner.Folder, "parts", "last.safetensors")));
    }

    [Theory]
    [InlineData("--optimizer adamm", "did you mean \"adam\"?")]
    [InlineData("--precision bfloat61", "did you mean \"bfloat16\"?")]
    [InlineData("--lr 0", "--lr: found 0, expected a number above 0")]
    [InlineData("--epochs 0 --batch 0", "--batch: found 0, expected a whole number of at least 1")]
    [InlineData("--warmup 10 --momentum 1", "--momentum: found 1, expected a number of at least 0 and below 1")]
    [InlineData("--warmup 10 --momentum 1", "--warmup: 10 warm-up epochs of 10 in all, expected fewer than those")]
    [InlineData("--train-images 60000", "--train-images: found 60000 training images and 5000 validation images, expected at most 50000 together")]
    [InlineData("--schedule step", "--schedule: found step, expected cosine or constant")]
    [InlineData("--set shape", "did you mean \"shapes\"?")]
    [InlineData("--augment crop,flipp", "did you mean \"flip\"?")]
    [InlineData("--device cuda:7", "cuda:7")]
    public async Task Train_BadOption_IsNamedWithExitCodeTwo(string options, string expected)
    {
        var run = await _runner.RunAsync(["train", "tiny.json", .. options.Contains("--train-images", StringComparison.Ordinal) ? (string[])[] : ["--train-images", "64"], .. options.Contains("--set", StringComparison.Ordinal) ? (string[])[] : ["--set", "shapes"], .. options.Split(' ')]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_Bfloat16_LearnsAndSaysSo()
    {
        Assert.SkipUnless(TorchEngine.HasAutocast, "no mixed precision in this libtorch");
        var single = await _runner.RunAsync([.. Small(epochs: 2, json: true), "--out", "single"]);
        var mixed = await _runner.RunAsync([.. Small(epochs: 2, json: true), "--out", "mixed", "--precision", "bfloat16"]);

        Assert.Equal(0, mixed.ExitCode);
        var losses = mixed.Output.Split('\n').Take(2).Select(line => (double)JsonNode.Parse(line)!["trainLoss"]!).ToArray();
        Assert.True(losses[1] < losses[0]);
        Assert.NotEqual(Numbers(single.Output), Numbers(mixed.Output));
        Assert.Contains("bfloat16", File.ReadAllText(Path.Combine(_runner.Folder, "mixed", "training.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_Training_MakesAnEntryOfTheTestedWeights()
    {
        Assert.Equal(0, (await _runner.RunAsync([.. Small(epochs: 2, testImages: 500), "--out", "runs/one"])).ExitCode);
        var export = await _runner.RunAsync("export", "--training", "runs/one", "--name", "first");
        Assert.True(export.ExitCode == 0, export.Error);

        var entry = Path.Combine(_runner.Folder, "zoo", "first");
        Assert.Equal(File.ReadAllBytes(Path.Combine(_runner.Folder, "runs", "one", "last.safetensors")), File.ReadAllBytes(Path.Combine(entry, "weights.safetensors")));
        Assert.Contains("trained by itself, in one,", File.ReadAllText(Path.Combine(entry, "card.md")), StringComparison.Ordinal);
        Assert.Contains("the test images of shapes were measured 2 times: once for this entry, once at the end of its training.", File.ReadAllText(Path.Combine(entry, "card.md")), StringComparison.Ordinal);
        Assert.Matches(@"validation error +test error \[95 %\] +test images\n.* 10,000\n", export.Output);
        Assert.Contains("test error of 10,000 images: ", (await _runner.RunAsync("zoo", "verify", "zoo/first")).Output, StringComparison.Ordinal);
        Assert.Matches(@"test images .*\nfirst .* 10,000 .*\n", (await _runner.RunAsync("zoo", "list")).Output);
        Assert.Equal(0, (await _runner.RunAsync("zoo", "verify", "zoo/first")).ExitCode);
        Assert.Equal(0, (await _runner.RunProcessAsync("zoo", "verify", "zoo/first/", "--zoo", "elsewhere")).ExitCode);
        Assert.Equal(0, (await _runner.RunProcessAsync("zoo", "show", "zoo/first", "--zoo", "elsewhere")).ExitCode);
        Assert.Contains("Not measured: explorer zoo latency.", (await _runner.RunAsync("zoo", "show", "first")).Output, StringComparison.Ordinal);
        var timed = await _runner.RunAsync("zoo", "latency", "zoo/first", "--rounds", "5", "--force", "--json");
        Assert.True(timed.ExitCode == 0, timed.Error);
        var latency = Assert.Single(timed.Lines)["latency"]!;
        Assert.Equal((5, 1, 1), ((int)latency["runs"]!, (int)latency["batch"]!, (int)latency["threads"]!));
        foreach (var command in (string[][])[["zoo", "show", "first", "--json"], ["zoo", "list", "--json"]])
            Assert.Equal(latency.ToJsonString(), Assert.Single((await _runner.RunAsync(command)).Lines)["latency"]!.ToJsonString());
        Assert.Contains("latency, ms [quartiles]", (await _runner.RunAsync("zoo", "compare", "first")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await _runner.RunAsync("zoo", "verify", "zoo/first")).ExitCode);
        Assert.Equal(0, (await _runner.RunAsync(["train", "--from", "zoo/first", .. Small(epochs: 1)[2..], "--out", "more"])).ExitCode);

        var missing = await _runner.RunProcessAsync("zoo", "predict", "zoo/first", "nowhere.png");
        Assert.Equal((2, "explorer: nowhere.png: cannot be read: there is no such file\n"), (missing.ExitCode, missing.Error));
        var shown = (await _runner.RunAsync("zoo", "show", "first")).Output;
        Assert.StartsWith("first\n", shown, StringComparison.Ordinal);
        Assert.Contains("explorer zoo verify first checks the files", shown, StringComparison.Ordinal);
        Assert.DoesNotContain('`', shown);

        // An entry as if of other images.
        var other = Directory.CreateDirectory(Path.Combine(_runner.Folder, "zoo", "other")).FullName;
        File.Copy(Path.Combine(entry, "model.json"), Path.Combine(other, "model.json"));
        File.WriteAllText(Path.Combine(other, "metrics.json"), File.ReadAllText(Path.Combine(entry, "metrics.json")).Replace("\"name\": \"shapes\"", "\"name\": \"digits\"", StringComparison.Ordinal));
        Assert.Equal(0, (await _runner.RunAsync("zoo", "compare", "first")).ExitCode);
        var mixed = await _runner.RunAsync("zoo", "compare", "first", "other");
        Assert.Equal(2, mixed.ExitCode);
        Assert.Contains("errors on different data sets do not compare", mixed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_FolderThatHoldsOne_IsKept()
    {
        Assert.Equal(0, (await _runner.RunAsync([.. Small(epochs: 1), "--out", "kept"])).ExitCode);
        var again = await _runner.RunAsync([.. Small(epochs: 1), "--out", "kept"]);
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("--replace begins anew", again.Error, StringComparison.Ordinal);
        var other = await _runner.RunAsync([.. Small(epochs: 2), "--resume", "--out", "kept"]);
        Assert.Equal(2, other.ExitCode);
        Assert.Contains("began with 1 epoch", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_Seeds_TrainsEachInItsFolderAndGivesTheMean()
    {
        var run = await _runner.RunProcessAsync([.. Small(epochs: 1, json: true, testImages: 200), "--seeds", "3", "--seed", "4", "--quiet"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        double[] single = [.. run.Lines.Where(line => line.ContainsKey("testWrong")).Select(line => (double)line["testAccuracy"]!)];
        var mean = run.Lines[^1];
        Assert.Equal(3, single.Length);
        Assert.Equal([4, 5, 6], mean["seeds"]!.AsArray().Select(seed => (int)seed!));
        Assert.Equal(single.Average(), (double)mean["testAccuracy"]!, 12);

        // Student's t of 2 degrees of freedom, 97.5 %.
        var half = 4.302653 * Math.Sqrt(single.Sum(value => Math.Pow(value - single.Average(), 2)) / 2 / 3);
        Assert.Equal(single.Average() - half, (double)mean["testAccuracyInterval"]![0]!, 6);
        Assert.All((int[])[4, 5, 6], seed => Assert.True(File.Exists(Path.Combine(_runner.Folder, "runs", $"tiny-shapes-seed{seed}", "training.json"))));

        File.Delete(Path.Combine(_runner.Folder, "runs", "tiny-shapes-seed6", "training.json"));
        var again = await _runner.RunProcessAsync([.. Small(epochs: 1, testImages: 200), "--seeds", "3", "--seed", "4", "--resume"]);
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("3 trainings, seeds 4 to 6: test accuracy ", again.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--epochs 8", "this training began with 1 epoch, by which its learning rate goes")]
    [InlineData("--lr 0.1 --batch 8", "leave out --batch, --lr")]
    public async Task Train_ResumeWithOtherSettings_IsRefused(string options, string expected)
    {
        Assert.Equal(0, (await _runner.RunAsync([.. Small(epochs: 1), "--out", "kept"])).ExitCode);

        var run = await _runner.RunAsync(["train", "--resume", "--out", "kept", .. options.Split(' ')]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_FolderNamedAsAnImportedSet_IsAmbiguous()
    {
        var sets = Directory.CreateDirectory(Path.Combine(_runner.Folder, "sets", "pets"));
        File.WriteAllText(Path.Combine(sets.FullName, "dataset.json"), """
            {"version": 1, "name": "pets", "channels": 3, "resolution": 8, "classNames": ["cat", "dog"], "trainImages": 8, "testImages": 2, "hash": "0", "sourceHash": "0", "source": "elsewhere", "skipped": 0}
            """);
        Directory.CreateDirectory(Path.Combine(_runner.Folder, "pets"));

        var run = await _runner.RunProcessAsync("train", "tiny.json", "--set", "pets", "--data", "sets");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("\"pets\" is a folder here and an imported data set; write ./pets for the folder", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("is a folder here", (await _runner.RunProcessAsync("train", "tiny.json", "--set", "./pets", "--data", "sets")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_FolderOfPictures_TellsTheSetsNameAsTheGuideDoes()
    {
        foreach (var (folder, shade) in new[] { ("pets", 10), ("other/pets", 90) })
        {
            foreach (var name in new[] { "cat", "dog" })
            {
                Directory.CreateDirectory(Path.Combine(_runner.Folder, folder, name));
                for (var i = 0; i < 10; i++)
                    File.WriteAllBytes(Path.Combine(_runner.Folder, folder, name, $"{i}.png"), Training.Tests.Data.Folders.PngFile.Plain(8, 8, (byte)(shade + i), 0, name == "cat" ? (byte)0 : (byte)200));
            }
        }

        _runner.Environment["EXPLORER_DATA"] = Path.Combine(_runner.Folder, "sets");
        var run = await _runner.RunProcessAsync("train", "tiny.json", "--set", "./pets", "--resize", "8", "--epochs", "1", "--batch", "4", "--threads", "1");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("imported as the data set pets-8: 20 images of 2 classes", run.Error, StringComparison.Ordinal);
        Assert.Contains("as the data set `DIR-64`", File.ReadAllText(Repository.File("docs", "image-folders.md")), StringComparison.Ordinal);

        var taken = await _runner.RunProcessAsync("train", "tiny.json", "--set", "other/pets", "--resize", "8");
        Assert.Equal(2, taken.ExitCode);
        Assert.Contains("give these a name of their own: explorer data import other/pets --name NAME --size 8, and then --set NAME", taken.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("--replace", taken.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_FromWeightFile_KeepsAllButTheFirstAndLastLayer()
    {
        var weights = Save(File.ReadAllText(Path.Combine(_runner.Folder, "tiny.json")));

        var run = await _runner.RunAsync([.. Small(epochs: 1), "--from", weights, "--out", "fitted"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("begins with the weights of start.safetensors", run.Error, StringComparison.Ordinal);
        Assert.Contains("begin anew: stem.conv.weight, head.linear.weight, head.linear.bias\n", run.Error, StringComparison.Ordinal);

        var named = await _runner.RunAsync(["train", "--from", weights, .. Small(epochs: 1)[2..], "--out", "named"]);
        Assert.Equal(0, named.ExitCode);
        Assert.Equal(File.ReadAllBytes(Path.Combine(_runner.Folder, "fitted", "last.safetensors")).Length, File.ReadAllBytes(Path.Combine(_runner.Folder, "named", "last.safetensors")).Length);
    }

    [Fact]
    public async Task Train_FromAnotherNetworksWeights_IsRefusedAndLeavesNoTraining()
    {
        var weights = Save(File.ReadAllText(Path.Combine(_runner.Folder, "tiny.json")).Replace("\"depth\": 1", "\"depth\": 2", StringComparison.Ordinal));

        var run = await _runner.RunAsync([.. Small(epochs: 1), "--from", weights, "--out", "refused"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("another network's weights", run.Error, StringComparison.Ordinal);
        Assert.Contains("trunk_output.block1.block1-1.f.a.0.weight: the network has no such tensor", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_runner.Folder, "refused")));
    }

    [Theory]
    [InlineData("train tiny.json --set shapes --from nowhere.pth", "no file or folder nowhere.pth")]
    [InlineData("train tiny.json --set shapes --from tiny.json", "tiny.json")]
    [InlineData("train --set shapes", "name a MODEL")]
    [InlineData("export --training nothing", "holds no training")]
    [InlineData("export --training nothing --best 1", "--best")]
    [InlineData("export", "--training")]
    [InlineData("export small --epochs 2", "add --retrain")]
    [InlineData("export small --best 2 --name a", "--name names one entry")]
    public async Task TrainOrExport_NothingToBeginWith_SaysWhatIsExpected(string command, string expected)
    {
        var run = await _runner.RunAsync(command.Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    // Under torchvision's names, as its checkpoints have them.
    private string Save(string config)
    {
        using var network = NetworkBuilder.Build(ModelConfigJson.Parse(config, "test"), seed: 1);
        var path = Path.Combine(_runner.Folder, "start.safetensors");
        NetworkWeights.Save(network, path, naming: WeightNaming.Torchvision);
        return path;
    }

    private static string[] Small(int epochs, bool json = false, int testImages = 0) =>
    [
        "train", "tiny.json", "--set", "shapes", "--train-images", "512", "--validation", "100", "--test-images", testImages.ToString(System.Globalization.CultureInfo.InvariantCulture), "--batch", "32", "--lr", "0.05", "--threads", "1",
        "--epochs", epochs.ToString(System.Globalization.CultureInfo.InvariantCulture), .. json ? (string[])["--json"] : [],
    ];

    private static IEnumerable<string> Numbers(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
    {
        var parsed = JsonNode.Parse(line)!.AsObject();
        foreach (var name in (string[])["seconds", "best", "last", "page"])
            parsed.Remove(name);

        return parsed.ToJsonString();
    });
}
