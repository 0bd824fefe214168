using Explorer.Analysis.Comparisons;
using Explorer.Statistics.Correlations;
using Explorer.Statistics.Intervals;
using Explorer.Statistics.Tests;
using Explorer.Verdicts;

// How often verdicts are false and intervals hold, by simulation. Prints Markdown tables; shares in percent.
string[] tables = ["rejections", "sequential", "means", "differences", "correlations", "nested"];
var quick = args.Contains("--quick");
var wanted = args.Except(["--quick"]).ToList();
if (wanted.Except(tables).Any())
{
    Console.Error.WriteLine($"usage: verdicts [--quick] [{string.Join('|', tables)}]…");
    return 2;
}

var repeats = quick ? 200 : 2_000;
const int Permutations = 999;
(double A, double B)[] spreads = [(1, 1), (1, 3), (3, 1)];
int[] counts = [8, 16, 32];
double[] shifts = [0, 0.4, 0.7];
double[] parts = [0.05, 0.2, 0.5];
int[] ranked = [8, 10, 12, 16, 24, 32, 64];
(int A, int B)[] sizes = [(32, 32), (32, 8), (8, 8)];
ErrorSource[] sources = [ErrorSource.Normal(), ErrorSource.LogNormal(0.5), ErrorSource.LogNormal(0.8), .. ErrorSource.Stored("docs/studies/regnet-study/results.jsonl.gz")];
foreach (var table in tables.Where(table => wanted.Count == 0 || wanted.Contains(table)))
{
    (table switch { "rejections" => (Action)Rejections, "sequential" => Sequential, "means" => Means, "differences" => Differences, "correlations" => Correlations, _ => Nested })();
    Console.Out.WriteLine();
}

return 0;

static void Row(params IEnumerable<object> cells) => Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture)))} |"));

static void Head(params string[] names)
{
    Row(names);
    Row(names.Select(_ => "---"));
}

void Rejections()
{
    Head("fixed test at 5 %, equal means", "n", "sd", "raw permutation rejects", "studentised alone rejects", "with Welch's t rejects", "interval leaves 0 out, verdict does not say so or the other way round");
    foreach (var (count, spread) in sizes.SelectMany(size => spreads.Select(spread => (size, spread))))
    {
        var shares = Simulation.Count($"rejections {count} {spread}", 2 * repeats, 4, random =>
        {
            var (a, b) = (ErrorSource.Normal(spread.A).Sample(count.A, random), ErrorSource.Normal(spread.B).Sample(count.B, random));
            var result = new PermutationTest(ComparisonSample.Of(a), ComparisonSample.Of(b)).Run(Permutations, random.NextUInt64());
            return [Earlier.RawPermutation(a, b, 0.05, Permutations, random), result.LabellingsPValue <= 0.05, result.PValue <= 0.05, result.PValue <= 0.05 == result.IntervalAt(0.05)?.Contains(0)];
        });
        Row(["normal", $"{count.A} and {count.B}", $"{spread.A} and {spread.B}", .. shares]);
    }
}

void Sequential()
{
    Head("sequential test at 5 %, equal means, four looks", "n at the last look", "sd", "raw, A complete", "tested as here, A complete", "both grow", "repeated interval misses the difference");
    foreach (var (count, spread) in sizes.SelectMany(size => spreads.Select(spread => (size, spread))))
    {
        var shares = Simulation.Count($"sequential {count} {spread}", repeats, 4, random =>
        {
            double[] a = [.. Enumerable.Range(0, count.A).Select(_ => spread.A * random.NextNormal())];
            double[] b = [.. Enumerable.Range(0, count.B).Select(_ => spread.B * random.NextNormal())];
            var complete = Looks(a, b, complete: true, random.NextUInt64());
            var raw = complete.Any(look => Earlier.RawPermutation(a[..look.Counts.A], b[..look.Counts.B], look.AdjustedLevel, 4_000, random));
            return [raw, IsShown(complete[^1]), IsShown(Looks(a, b, complete: false, random.NextUInt64())[^1]), !complete[^1].Interval?.Contains(0)];
        });
        Row(["normal", $"{count.A} and {count.B}", $"{spread.A} and {spread.B}", .. shares]);
    }

    static bool IsShown(SequentialLook look) => look.Decision is SequentialDecision.Better or SequentialDecision.Worse;

    static List<SequentialLook> Looks(double[] a, double[] b, bool complete, ulong seed)
    {
        var comparison = new SequentialComparison(new SequentialPlan { MaximumA = a.Length, MaximumB = b.Length, FutilityPower = 0, Permutations = 4_000, Seed = seed });
        var looks = new List<SequentialLook>();
        for (var quarter = 1; quarter <= 4; quarter++)
        {
            var counts = new LookCounts(complete ? a.Length : a.Length * quarter / 4, b.Length * quarter / 4);
            looks.Add(comparison.Look(a[..counts.A], b[..counts.B], [.. looks.Select(look => look.Counts)]));
            if (looks[^1].Decision != SequentialDecision.Continue)
                break;
        }

        return looks;
    }
}

void Means()
{
    Head("95 % intervals of a mean: coverage", "n", MeanBootstrap.Method, "Student's t", "percentile, expanded", "BCa");
    foreach (var (source, count) in sources.SelectMany(source => counts.Select(count => (source, count))))
    {
        var shares = Simulation.Count($"means {source.Name} {count}", repeats, 4, random =>
        {
            var sample = source.Sample(count, random);
            var (expanded, corrected) = Earlier.Bootstrap(sample, 1_000, random);
            return [MeanBootstrap.Of(sample, random.NextUInt64()).Interval?.Contains(source.Mean), Earlier.Student(sample).Contains(source.Mean), expanded.Contains(source.Mean), corrected.Contains(source.Mean)];
        });
        Row([source.Name, count, .. shares]);
    }
}

void Differences()
{
    Head("95 % intervals of a difference of means: coverage", "n", PermutationResult.Method, "Welch's t");
    var half = (sources.Length - 3) / 2;
    (ErrorSource A, ErrorSource B)[] pairs =
    [
        .. sources.Take(3).SelectMany(source => new[] { (source, source), (source, source.Shifted(1)) }),
        (ErrorSource.Normal(), ErrorSource.Normal(3)),
        .. sources[3..].Take(half).Zip(sources[(3 + half)..]),
    ];
    foreach (var ((a, b), count) in pairs.SelectMany(pair => new[] { (8, 8), (16, 16), (32, 32), (32, 8) }.Select(count => (pair, count))))
    {
        var truth = b.Mean - a.Mean;
        var shares = Simulation.Count($"differences {a.Name} {b.Name} {truth} {count}", repeats / 2, 2, random =>
        {
            var (x, y) = (a.Sample(count.Item1, random), b.Sample(count.Item2, random));
            var (sampleX, sampleY) = (ComparisonSample.Of(x), ComparisonSample.Of(y));
            return [new PermutationTest(sampleX, sampleY).Run(Permutations, random.NextUInt64()).IntervalAt(0.05)?.Contains(truth), Earlier.Welch(x, y).Contains(truth)];
        });
        Row([$"{a.Name} and {b.Name}, difference {truth:F2}", $"{count.Item1} and {count.Item2}", .. shares]);
    }
}

void Correlations()
{
    Head("Kendall's tau of normal pairs: true value", "n", "lower end at or above it", "upper end below it", "Spearman's rho: interval holds the true value");
    foreach (var (tau, count) in new[] { 0, 0.5, 0.8, 0.9, 0.95 }.SelectMany(tau => ranked.Select(count => (tau, count))))
    {
        var rho = Math.Sin(Math.PI * tau / 2);
        var spearman = 6 / Math.PI * Math.Asin(rho / 2);
        var shares = Simulation.Count($"correlations {tau} {count}", 5 * repeats, 3, random =>
        {
            double[] x = [.. Enumerable.Range(0, count).Select(_ => random.NextNormal())];
            double[] y = [.. x.Select(value => (rho * value) + (Math.Sqrt(1 - (rho * rho)) * random.NextNormal()))];
            var interval = KendallTau.WithInterval(x, y)!.Interval;
            return [interval?.Lower >= tau, interval?.Upper < tau, RankCorrelation.Of(x, y)!.Interval?.Contains(spearman)];
        });
        Row([tau, count, .. shares]);
    }
}

// A space that is a share of a wider one, 48 networks of each: what is shown where the wider sample's members are trained once.
void Nested()
{
    const int Count = 48;
    Head("mean of the part less that of the wider space, in sd", "part's share", "trained without sharing", "with", "shown without sharing", "with", "as many trained as without, with", "overlapping samples tested as if apart");
    foreach (var (difference, share) in shifts.SelectMany(difference => parts.Select(share => (difference, share))))
    {
        var members = 0;
        var shares = Simulation.Count($"nested {difference} {share}", repeats, 4, random =>
        {
            var shift = -difference / (1 - share);
            var (inside, rest) = (new List<double>(), new List<double>());
            for (var i = 0; i < Count; i++)
                (random.NextDouble() < share ? inside : rest).Add(random.NextNormal());
            double[] taken = [.. inside.Select(error => error + shift)];
            double[] fresh = [.. Enumerable.Range(0, Count).Select(_ => random.NextNormal() + shift)];
            Interlocked.Add(ref members, taken.Length);
            double[] wider = [.. taken, .. rest];
            double[] part = [.. taken, .. fresh[..(Count - taken.Length)]];
            return [Shown(wider, fresh), Shown([.. rest], part), Shown([.. rest], [.. taken, .. fresh]), Shown(wider, part)];

            bool? Shown(double[] a, double[] b) => a.Length < 2 || b.Length < 2 ? null : new PermutationTest(ComparisonSample.Of(a.Order()), ComparisonSample.Of(b.Order())).Run(Permutations, random.NextUInt64()).PValue <= 0.05;
        });
        Row([difference, share, 2 * Count, $"{(2.0 * Count) - ((double)members / repeats):F1}", .. shares]);
    }
}
