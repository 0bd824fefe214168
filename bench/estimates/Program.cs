using Explorer.Analysis.Tests.Fidelities;
using System.Globalization;
using Explorer.Analysis.Fidelities;
using Explorer.Estimates;

// What the corrected distribution of a censored population is worth: many made-up samples of a space whose distribution is known, each trained
// by a design, estimated naively and corrected. With a store: the same over networks that were all trained in full. Prints Markdown tables.
const int FullRepeats = 1_000;
const int QuickRepeats = 100;

if (args is ["replay", var store, var experiment, .. var levels])
{
    Replay.Run(store, experiment, levels.Length == 0 ? [1, 4, 16] : [.. levels.Select(level => int.Parse(level, CultureInfo.InvariantCulture))]);
    return 0;
}

var quick = args.Contains("--quick");
if (args is ["assisted", .. var rest] && !rest.Except(["--quick"]).Any())
{
    Assisted.Run(quick);
    return 0;
}

if (args is ["assisted", var database, .. [_, ..] populations])
{
    AssistedReplay.Run(database, populations);
    return 0;
}

if (args.Except(["--quick"]).Any())
{
    Console.Error.WriteLine("usage: estimates [--quick] | estimates assisted [--quick] | estimates assisted STORE EXPERIMENT… | estimates replay STORE EXPERIMENT [EPOCH…]");
    return 2;
}

double[] shares = [0.1, 0.25, 0.5, 0.75];
Console.Out.WriteLine("| design | correlations | N | by lot | cost in full trainings | naive bias of the mean | corrected (standard error) | naive bias of F at the median | corrected | coverage of the mean | of F at 10, 25, 50, 75 % | width of intervals over what the spread asks: mean | F at the median | cheaper: mean | F at 10 % | F at the median |");
Console.Out.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
foreach (var design in Design.All())
{
    var space = new SimulatedSpace(design.Correlations, seed: 11) { Epochs = design.Epochs };
    var mean = new Tally(SimulatedSpace.Mean);
    Tally[] tallies = [.. shares.Select(share => new Tally(share))];
    var cost = 0.0;
    var repeats = quick ? QuickRepeats : FullRepeats;
    for (var repeat = 0; repeat < repeats; repeat++)
    {
        var drawn = space.Draw(design.Networks);
        var (networks, epochs) = design.Halves ? space.Halve(drawn, design.Lot) : space.Stop(drawn, design.Lot);
        var paid = epochs / (double)design.Epochs[^1];
        cost += paid / repeats;
        var sample = CensoredSample.Of(networks);
        double[] finished = [.. networks.Where(network => network.TargetError is not null).Select(network => network.TargetError!.Value)];
        mean.Add(finished.Average(), CorrectedDistribution.MeanOf(sample)!, SimulatedSpace.Variance / paid);
        for (var i = 0; i < shares.Length; i++)
        {
            var error = SimulatedSpace.Quantile(shares[i]);
            tallies[i].Add(finished.Count(one => one < error) / (double)finished.Length, CorrectedDistribution.ShareBelow(sample, error)!, shares[i] * (1 - shares[i]) / paid);
        }
    }

    Console.Out.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {design.Name} | {string.Join(", ", design.Correlations)} | {design.Networks} | {design.Lot} | {cost:F1} | {100 * mean.NaiveBias:F2} | {100 * mean.CorrectedBias:F2} ({100 * mean.Error:F2}) | {100 * tallies[2].NaiveBias:F1} | {100 * tallies[2].CorrectedBias:F1} ({100 * tallies[2].Error:F1}) | {100 * mean.Coverage:F1} | {string.Join(", ", tallies.Select(tally => (100 * tally.Coverage).ToString("F1", CultureInfo.InvariantCulture)))} | {mean.Width:F2} | {tallies[2].Width:F2} | {mean.Gain:F2} | {tallies[0].Gain:F2} | {tallies[2].Gain:F2} |"));
}

return 0;
