using System.Globalization;

namespace Explorer.Kernels;

/// <summary>Step times of all variants on all networks, measured in turn, with ratios to the variant before.</summary>
internal static class VariantTable
{
    public static int Run(string[] options)
    {
        var (rounds, steps) = (3, 12);
        var networks = BenchNetworks.All.Keys.ToList();
        List<Variant> variants = [Variant.Own("plain", "plain"), Variant.Own("plain, bfloat16", "plain") with { Precision = "bfloat16" }];
        for (var i = 0; i + 1 < options.Length; i += 2)
        {
            if (options[i] == "--rounds")
                rounds = int.Parse(options[i + 1], CultureInfo.InvariantCulture);
            else if (options[i] == "--steps")
                steps = int.Parse(options[i + 1], CultureInfo.InvariantCulture);
            else if (options[i] == "--network" && BenchNetworks.All.ContainsKey(options[i + 1]))
                networks = [options[i + 1]];
            else if (options[i] == "--library" && options[i + 1].Split('=') is [var name, var path])
                variants.Add(Variant.Other(name, path));
            else
                return Wrong(options[i]);
        }

        // One after the other, each with those before it.
        var extras = new[] { "pool", "window", "stagger" };
        for (var i = 0; i <= extras.Length; i++)
            variants.Add(Variant.Own(i == 0 ? "kernels" : $"+ {extras[i - 1]}", string.Concat(extras[i..].Select(extra => $"-{extra}").Prepend("fast"))));
        variants.Add(Variant.Own("avx2, all", "avx2"));
        foreach (var network in networks)
            Print(network, variants, Measure(network, variants, rounds, steps));
        return 0;
    }

    private static List<StepTimes>[] Measure(string network, List<Variant> variants, int rounds, int steps)
    {
        var runs = variants.Select(_ => new List<StepTimes>()).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var v = 0; v < variants.Count; v++)
                runs[v].Add(variants[v].Measure(network, steps));
        }

        return runs;
    }

    private static void Print(string network, List<Variant> variants, List<StepTimes>[] runs)
    {
        Console.WriteLine($"\n{network}: ms of processor time a step of 128 images (medians of {runs[0].Count} runs in turn), and an evaluation batch of 256\n");
        Console.WriteLine("| variant | fill | forward | backward | optimiser | meter | step | to plain | to the row above | evaluation | to plain |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        for (var v = 0; v < variants.Count; v++)
        {
            var t = StepTimes.Median(runs[v]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {variants[v].Name} | {t.Fill:f2} | {t.Forward:f1} | {t.Backward:f1} | {t.Optimizer:f2} | {t.Meter:f2} | {t.Step:f1} | {Ratio(v, 0, run => run.Step)} | {(v == 0 ? string.Empty : Ratio(v, v - 1, run => run.Step))} | {t.Evaluation:f1} | {Ratio(v, 0, run => run.Evaluation)} |"));
        }

        // Of runs that stood side by side, since the machine's speed drifts.
        string Ratio(int of, int to, Func<StepTimes, double> time) =>
            StepTimes.Median(runs[to].Zip(runs[of], (a, b) => time(a) / time(b))).ToString("f2", CultureInfo.InvariantCulture);
    }

    private static int Wrong(string option)
    {
        Console.Error.WriteLine($"unknown or incomplete option {option}; known are --rounds N, --steps N, --network {string.Join('|', BenchNetworks.All.Keys)} and --library NAME=PATH");
        return 2;
    }
}
