using System.Globalization;
using System.Text.RegularExpressions;
using Explorer.Experiments;
using Explorer.SearchSpace.Configs;

namespace Explorer.DerivationBench;

/// <summary>What a change is worth at equal FLOPs by the rule alone, over many networks of the space.</summary>
internal sealed partial class Truth
{
    private readonly Case _case;
    private readonly (AnyNetConfig Network, double Error)[] _networks;

    public Truth(Case planted, Experiment experiment)
    {
        _case = planted;
        var members = PlantedPopulation.Of(experiment, _ => 0.4, noise: 0, seed: 1).Members;
        var errors = members.Select(member => planted.Rule(member.Trial.Config.ToAnyNet())).ToArray();
        var costs = members.Select(member => Math.Log(member.Trial.Complexity.Flops)).ToArray();
        var (cost, error) = (costs.Average(), errors.Average());
        var slope = costs.Zip(errors, (x, y) => (x - cost) * (y - error)).Sum() / costs.Sum(x => (x - cost) * (x - cost));
        _networks = [.. members.Select((member, i) => (member.Trial.Config.ToAnyNet(), errors[i] - (slope * (costs[i] - cost))))];
    }

    /// <summary>Mean error inside less outside, a fraction; null where a side is empty.</summary>
    public double? Of(DerivationEvidence evidence)
    {
        double[] numbers = [.. Numbers().Matches(evidence.Candidate.Split("cut to", 2)[^1].Split("fixed at", 2)[^1]).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture))];
        Func<AnyNetConfig, bool> isMember = evidence.Kind switch
        {
            ChangeKind.Order => network => PlantedPopulation.IsRising(network, stage => stage.Width),
            ChangeKind.Share => network => network.Stages.Select(Value).Distinct().Count() == 1,
            _ => network => numbers.Length > 0 && Ranged(network) >= numbers.Min() && Ranged(network) <= numbers.Max(),
        };
        var sides = _networks.ToLookup(item => isMember(item.Network), item => item.Error);
        return sides[true].Any() && sides[false].Any() ? sides[true].Average() - sides[false].Average() : null;
    }

    private double Value(StageConfig stage) => _case.Parameter.Split(' ')[0] switch
    {
        "depth" => stage.Depth,
        "width" => stage.Width,
        "groupWidth" => stage.GroupWidth,
        _ => stage.BottleneckRatio,
    };

    private double Ranged(AnyNetConfig network) => _case.Parameter.Split(' ') is [_, var stage]
        ? Value(network.Stages[int.Parse(stage, CultureInfo.InvariantCulture) - 1])
        : network.Stages.Max(Value);

    [GeneratedRegex(@"\d+(\.\d+)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();
}
