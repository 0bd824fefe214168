using System.IO.Compression;
using System.Text.Json;

namespace Explorer.Verdicts;

/// <summary>A distribution of errors with a known mean.</summary>
/// <param name="Name">In words.</param>
/// <param name="Mean">Its mean.</param>
/// <param name="Draw">One error.</param>
internal sealed record ErrorSource(string Name, double Mean, Func<SplitMix64, double> Draw)
{
    public static ErrorSource Normal(double deviation = 1) => new(string.Create(CultureInfo.InvariantCulture, $"normal, sd {deviation}"), 0, random => deviation * random.NextNormal());

    public static ErrorSource LogNormal(double deviation) => new(
        string.Create(CultureInfo.InvariantCulture, $"lognormal, sigma {deviation}"), Math.Exp(deviation * deviation / 2), random => Math.Exp(deviation * random.NextNormal()));

    /// <summary>The populations of an exported store, each drawn from with replacement; small ones are left out.</summary>
    public static IReadOnlyList<ErrorSource> Stored(string export)
    {
        const int Fewest = 40;
        var errors = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        using var reader = new StreamReader(new GZipStream(File.OpenRead(export), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            using var entry = JsonDocument.Parse(line);
            if (entry.RootElement.GetProperty("type").GetString() == "trial" && entry.RootElement.GetProperty("value") is var trial
                && trial.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Number)
            {
                var name = trial.GetProperty("experiment").GetString()!;
                errors.TryAdd(name, []);
                errors[name].Add(error.GetDouble());
            }
        }

        return [.. errors.Where(population => population.Value.Count >= Fewest).OrderBy(population => population.Key, StringComparer.Ordinal)
            .Select(population => new ErrorSource(population.Key, population.Value.Average(), random => population.Value[random.NextInt(population.Value.Count)]))];
    }

    public ErrorSource Shifted(double by) => this with { Mean = Mean + by, Draw = random => Draw(random) + by };

    public double[] Sample(int count, SplitMix64 random) => [.. Enumerable.Range(0, count).Select(_ => Draw(random)).Order()];
}
