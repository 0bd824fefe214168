namespace Explorer.Steps;

/// <summary>Step times of all variants on all networks, measured in turn, with ratios to the kernels.</summary>
internal static class VariantTable
{
    public static int Run(string[] options)
    {
        var (rounds, steps) = (3, 12);
        var networks = BenchNetworks.Tables.ToList();
        var variants = Variant.All.ToList();
        for (var i = 0; i < options.Length; i += 2)
        {
            var value = i + 1 < options.Length ? options[i + 1] : "";
            if (options[i] == "--rounds" && value.Length > 0)
                rounds = int.Parse(value, CultureInfo.InvariantCulture);
            else if (options[i] == "--steps" && value.Length > 0)
                steps = int.Parse(value, CultureInfo.InvariantCulture);
            else if (options[i] == "--network" && BenchNetworks.All.ContainsKey(value))
                networks = [value];
            else if (options[i] == "--program" && value.Split('=') is [var name, var path])
                variants.InsertRange(0, [new Variant(name, "fast", path), new Variant($"{name}, plain layers", "plain", path)]);
            else
                return Wrong(options[i]);
        }

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
        var measured = runs[variants.FindIndex(variant => variant.IsMeasured)];
        Console.WriteLine($"\n{network}: ms of processor time a step of 128 images (medians of {measured.Count} runs in turn), and an evaluation batch of 256; ratios are to the kernels, of runs side by side: median (least to most)\n");
        Console.WriteLine("| variant | fill | forward | backward | optimiser | meter | step | ratio | evaluation | ratio | peak memory |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var (variant, times) in variants.Zip(runs))
        {
            var t = StepTimes.Median(times);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {variant.Name} | {t.Fill:f2} | {t.Forward:f1} | {t.Backward:f1} | {t.Optimizer:f2} | {t.Meter:f2} | {t.Step:f1} | {Ratio(times, run => run.Step)} | {t.Evaluation:f1} | {Ratio(times, run => run.Evaluation)} | {t.PeakMegabytes:f0} MB |"));
        }

        // Of runs that stood side by side, since the machine's speed drifts.
        string Ratio(List<StepTimes> of, Func<StepTimes, double> time)
        {
            double[] ratios = [.. of.Zip(measured, (a, b) => time(a) / time(b)).Order()];
            return string.Create(CultureInfo.InvariantCulture, $"{StepTimes.Median(ratios):f2} ({ratios[0]:f2} to {ratios[^1]:f2})");
        }
    }

    private static int Wrong(string option)
    {
        Console.Error.WriteLine($"unknown or incomplete option {option}; known are --rounds N, --steps N, --network {string.Join('|', BenchNetworks.All.Keys)} and --program NAME=DLL");
        return 2;
    }
}
