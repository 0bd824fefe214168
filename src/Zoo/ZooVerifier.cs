using Explorer.Training;
using Explorer.Training.Data;
using Explorer.Zoo.Latency;

namespace Explorer.Zoo;

/// <summary>Checks that an entry is what it says: its files, its network and its errors, measured again.</summary>
/// <param name="data">Loads the images.</param>
public sealed class ZooVerifier(DataLibrary data)
{
    /// <summary>
    /// How far an error may lie from the recorded one, and always by one image: another processor or libtorch rounds
    /// differently, and moves single images across a decision boundary.
    /// </summary>
    public const double ErrorTolerance = 0.002;

    /// <summary>Verifies one entry of a zoo.</summary>
    /// <param name="zoo">The zoo.</param>
    /// <param name="name">The entry, or its folder in the zoo.</param>
    /// <param name="dataDirectory">Folder to look for data sets in first; null for the usual places.</param>
    /// <param name="device">Device to measure on.</param>
    /// <param name="threads">Threads of one operator on the CPU.</param>
    /// <param name="cancellation">Ends the measuring.</param>
    /// <returns>What was checked. Corrupt files are failed checks, not exceptions.</returns>
    /// <exception cref="InvalidInputException">There is no such entry, its metrics cannot be read, or its data set is missing.</exception>
    public Verification Verify(
        ZooLibrary zoo, string name, string? dataDirectory = null, string device = "cpu", int threads = 1, CancellationToken cancellation = default)
    {
        var folder = zoo.FolderOf(name);
        name = Path.GetFileName(folder);
        var checks = new List<VerificationCheck>();
        if (zoo.List().FirstOrDefault(line => line.Name == name) is { } listed)
            Check(checks, folder, new ZooFile(ZooNames.Metrics, listed.MetricsSha256));
        ZooMetrics metrics;
        try
        {
            metrics = ZooEntry.ReadMetrics(folder);
        }
        catch (InvalidInputException) when (checks.Any(check => !check.Passed))
        {
            // The changed file is why it cannot be read: the failed check says it.
            return new Verification(name, checks);
        }

        foreach (var file in metrics.Files)
            Check(checks, folder, file);

        if (checks.TrueForAll(check => check.Passed))
            Measure(checks, ZooEntry.Open(folder), dataDirectory, device, threads, cancellation);
        return new Verification(name, checks);
    }

    private static void Check(List<VerificationCheck> checks, string folder, ZooFile file)
    {
        var found = Path.Exists(Path.Combine(folder, file.Name)) ? ZooFile.Of(folder, file.Name).Sha256 : "missing";
        checks.Add(new VerificationCheck(file.Name, found == file.Sha256, file.Sha256, found));
    }

    private void Measure(
        List<VerificationCheck> checks, ZooEntry entry, string? dataDirectory, string device, int threads, CancellationToken cancellation)
    {
        var metrics = entry.Metrics;
        using var model = ZooModel.Load(entry);
        var parameters = model.Network.ParameterCount();
        checks.Add(new VerificationCheck("parameters", parameters == metrics.Trial.Complexity.Params, Text(metrics.Trial.Complexity.Params), Text(parameters)));
        var splits = data.Load(metrics.Data, dataDirectory, metrics.Preprocessing.Input.Resolution);
        checks.Add(new VerificationCheck("data", splits.Hash == metrics.DataHash, metrics.DataHash, splits.Hash));
        if (metrics.Files.Any(file => file.Name == ZooNames.Onnx))
            checks.Add(OnnxCheck.Of(model, splits.Validation));
        var target = TrainingDevice.Find(device);
        torch.set_num_threads(threads);
        model.Network.to(target);
        foreach (var (name, images, recorded) in new[] { ("validation error", splits.Validation, metrics.Validation), ("test error", splits.LoadTest(), metrics.Test) })
        {
            using var evaluator = new Evaluator(images, metrics.Preprocessing.Mean.AsSpan(), metrics.Preprocessing.Deviation.AsSpan(), target);
            var found = evaluator.Evaluate(model.Network, cancellation).Error;
            var tolerance = Math.Max(ErrorTolerance, 1.5 / images.Count);
            checks.Add(new VerificationCheck(name, Math.Abs(found - recorded.Error) <= tolerance, Share(recorded.Error), Share(found)) { Images = images.Count });
        }
    }

    private static string Share(double error) => NumberText.Setting(Math.Round(error, 4, MidpointRounding.AwayFromZero));

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
