namespace Explorer.Steps;

/// <summary>Times training steps of the kernels and of the plain layers, and a worker's memory; see README.md.</summary>
internal static class Program
{
    private const string Usage = """
        usage: steps table [--rounds N] [--steps N] [--network NAME] [--program NAME=DLL]...
                                                                                 step times of all variants in turn, N rounds
               steps stages ROUNDS [WIDTH]                                     kernels against plain, by a stage's block, width and resolution
               steps versions BEFORE.dll [ROUNDS] [STEPS]                      step times of another build and of this one, as shares of what a core does
               steps steps NETWORK STEPS float32|bfloat16                      one variant's step times, as a JSON line
               steps roofline OUT.svg [RUNS]                                   each kind of layer against the core's and the memory's speed
               steps memory EXPERIMENT [COUNT] [SVG]                           a worker's memory over so many networks
        """;

    private static int Main(string[] args)
    {
        switch (args)
        {
            case ["table", .. var options]:
                return VariantTable.Run(options);
            case ["stages", var rounds, .. var from]:
                StageTable.Run(Number(rounds), from is [var width] ? Number(width) : 0);
                return 0;
            case ["versions", var before, .. var given]:
                VersionTable.Run(before, given is [var count, ..] ? Number(count) : 5, given is [_, var length] ? Number(length) : 12);
                return 0;
            case ["steps", var network, var steps, var precision]:
                Console.WriteLine(StepTimer.Run(BenchNetworks.Find(network), Number(steps), precision == "bfloat16").ToJson());
                return 0;
            case ["roofline", var file, .. var more]:
                Roofline.Run(file, more is [var runs] ? Number(runs) : 40);
                return 0;
            case ["memory", var experiment, .. var rest]:
                MemoryCurve.Run(experiment, rest is [var networks, ..] ? Number(networks) : 200, rest is [_, var svg] ? svg : null);
                return 0;
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
