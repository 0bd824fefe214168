using System.Globalization;
using Explorer.DerivationBench;

// How often 'explorer derive' proposes something where errors are noise, how often it finds a rule that errors do follow, and how often the
// intervals of ranges that errors chose hold the truth. Prints Markdown tables.
var quick = args.Contains("--quick");
if (args.Except(["--quick", "--auto"]).Any())
{
    Console.Error.WriteLine("usage: derivation [--quick] [--auto]");
    return 2;
}

const double Noise = 0.05;
const int Samples = 10;
var repeats = quick ? 100 : 400;
string[] names = ["normal", "lognormal", "wider in deep networks"];
Func<double, Random, double>[] noises = [(_, random) => PlantedPopulation.Normal(random), (_, random) => Math.Exp(PlantedPopulation.Normal(random)) / 2.16, (rule, random) => rule * PlantedPopulation.Normal(random)];
if (args.Contains("--auto"))
{
    AutoTable(quick ? 40 : 400);
    return 0;
}

Print($"| errors of noise, {repeats:N0} populations each | n | something proposed | an interval of a range below 0 | intervals of ranges that hold 0 |");
Print($"|---|---|---|---|---|");
foreach (var (space, constraints) in (IEnumerable<(string, string)>)[("free", ""), ("shared, widths rising", Case.Shared + """, "nonDecreasing": ["width"]""")])
{
    foreach (var (name, noise) in names.Zip(noises))
    {
        foreach (var count in (int[])[48, 128])
        {
            var (proposed, below, held, shown) = (0, 0, 0, 0);
            for (var repeat = 0; repeat < repeats; repeat++)
            {
                var proposal = Propose(constraints, count, repeat, network => 0.4, network => name == names[2] ? network.Stages.Sum(stage => stage.Depth) / 25.0 : 1, noise);
                proposed += proposal.Changes.Count > 0 ? 1 : 0;
                var intervals = Evidence(proposal).Where(one => one.Kind is ChangeKind.Narrow or ChangeKind.Fix && one.Effect?.Interval is not null).Select(one => one.Effect!.Interval!).ToList();
                below += intervals.Exists(interval => interval.Upper < 0) ? 1 : 0;
                held += intervals.Count(interval => interval.Contains(0));
                shown += intervals.Count;
            }

            Print($"| {space}, {name} | {count} | {100.0 * proposed / repeats:F1} % | {100.0 * below / repeats:F1} % | {100.0 * held / shown:F1} % of {shown:N0} |");
        }
    }
}

Print($"");
Print($"| errors by a rule and 5 points of noise, {repeats:N0} populations each | n | right | proposed | something else proposed | its interval holds the truth | mean shown | mean of the truth |");
Print($"|---|---|---|---|---|---|---|---|");
foreach (var planted in Case.All)
{
    var truth = new Truth(planted, PlantedPopulation.AnyNet(4_000, planted.Constraints, seed: 99));
    foreach (var count in (int[])[64, 200])
    {
        var (proposed, other, held, shown, sum, sumTrue) = (0, 0, 0, 0, 0.0, 0.0);
        for (var repeat = 0; repeat < repeats / 2; repeat++)
        {
            var proposal = Propose(planted.Constraints, count, repeat, planted.Rule, _ => 1, noises[0]);
            proposed += proposal.Changes.Any(change => IsLookedFor(change.Evidence, planted)) ? 1 : 0;
            other += proposal.Changes.Any(change => !IsLookedFor(change.Evidence, planted)) ? 1 : 0;
            if (Evidence(proposal).FirstOrDefault(one => IsLookedFor(one, planted)) is { Effect.Interval: { } interval } evidence && truth.Of(evidence) is { } effect)
            {
                (shown, sum, sumTrue) = (shown + 1, sum + evidence.Effect.Value, sumTrue + effect);
                held += interval.Contains(effect) ? 1 : 0;
            }
        }

        var of = repeats / 2;
        Print($"| {planted.Name} | {count} | {(planted.IsRight ? "yes" : "no")} | {100.0 * proposed / of:F1} % | {100.0 * other / of:F1} % | {100.0 * held / Math.Max(1, shown):F1} % of {shown:N0} | {100 * sum / Math.Max(1, shown):+0.0;-0.0} | {100 * sumTrue / Math.Max(1, shown):+0.0;-0.0} |");
    }
}

return 0;

// Whole studies in auto mode: how many keep what is no better, and what the others find.
static void AutoTable(int studies)
{
    Print($"| errors, {studies:N0} studies each from 48 networks, 6 rounds of up to 48 | some constraint kept as better that is not (95 % interval) | constraints kept | points won | networks |");
    Print($"|---|---|---|---|---|");
    (string Name, string Constraints, Func<Explorer.SearchSpace.Configs.AnyNetConfig, double> Rule, Func<Random, double> Noise)[] cases =
    [
        ("normal noise", "", _ => 0.4, random => Noise * PlantedPopulation.Normal(random)),
        ("lognormal noise", "", _ => 0.4, random => Noise * Math.Exp(PlantedPopulation.Normal(random)) / 2.16),
        ("normal noise, shared, widths rising", Case.Shared + """, "nonDecreasing": ["width"]""", _ => 0.4, random => Noise * PlantedPopulation.Normal(random)),
        .. Case.All.Where(one => one.IsRight && one.Kinds[0] != ChangeKind.Share).Select(one => (one.Name, one.Constraints, one.Rule, (Func<Random, double>)(random => Noise * PlantedPopulation.Normal(random)))),
    ];
    foreach (var (name, constraints, rule, noise) in cases)
    {
        var outcomes = new AutoStudy.Outcome[studies];
        Parallel.For(0, studies, study =>
        {
            var random = new Random(study);
            outcomes[study] = AutoStudy.Run(constraints, study, rule, _ => noise(random));
        });
        var wrong = outcomes.Count(outcome => outcome.False > 0);
        var interval = Explorer.Statistics.Intervals.WilsonInterval.Of(wrong, studies);
        Print($"| {name} | {100.0 * wrong / studies:F1} % ({100 * interval.Lower:F1} to {100 * interval.Upper:F1} %) | {outcomes.Average(outcome => outcome.Kept):F2} | {100 * outcomes.Average(outcome => outcome.Gain):+0.0;-0.0} | {outcomes.Average(outcome => outcome.Networks):F0} |");
    }
}

static DerivationProposal Propose(string constraints, int count, int repeat, Func<Explorer.SearchSpace.Configs.AnyNetConfig, double> rule, Func<Explorer.SearchSpace.Configs.AnyNetConfig, double> spread, Func<double, Random, double> noise)
{
    var (experiment, networks) = Sampled.Of(constraints, count, repeat % Samples);
    var random = new Random(repeat);
    return SpaceDerivation.Propose(experiment, PlantedPopulation.With(networks, network => rule(network) + (Noise * noise(spread(network), random))));
}

static IEnumerable<DerivationEvidence> Evidence(DerivationProposal proposal) => proposal.Changes.Select(change => change.Evidence).Concat(proposal.Hypotheses.Select(hypothesis => hypothesis.Evidence)).Concat(proposal.Rejected).Concat(proposal.Beside);

static bool IsLookedFor(DerivationEvidence evidence, Case planted) =>
    evidence.Parameter == planted.Parameter && planted.Kinds.Contains(evidence.Kind) && !evidence.Candidate.Contains("rise", StringComparison.Ordinal);

static void Print(FormattableString text) => Console.Out.WriteLine(text.ToString(CultureInfo.InvariantCulture));
