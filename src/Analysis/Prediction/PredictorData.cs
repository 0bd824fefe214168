namespace Explorer.Analysis.Prediction;

/// <summary>A population as rows of features and targets, trials of one network under one number.</summary>
internal sealed record PredictorData(FeatureSet Features, double[][] Rows, double[] Errors, double[] Logits, int[] Networks)
{
    /// <summary>The number of different networks.</summary>
    public int NetworkCount => Networks.Length > 0 ? Networks.Max() + 1 : 0;

    /// <summary>The rows of a population.</summary>
    /// <exception cref="InvalidInputException">There are too few networks, or they do not differ in anything.</exception>
    public static PredictorData Of(Population population, bool withProxies, ulong seed)
    {
        var members = Subset(population, seed);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        int[] networks = [.. members.Select(member => Number(numbers, member.Trial.Hash))];
        var name = members.Length > 0 ? members[0].Trial.Experiment : "population";
        if (numbers.Count < ErrorPredictor.FewestNetworks)
        {
            throw new InvalidInputException(name, string.Create(
                CultureInfo.InvariantCulture, $"{numbers.Count} trained networks, expected at least {ErrorPredictor.FewestNetworks} to predict others from; train more of its space"));
        }

        NetworkTraits[] traits = [.. members.Select(NetworkTraits.Of)];
        var features = FeatureSet.Of(traits, withProxies);
        if (features.Features.IsEmpty)
            throw new InvalidInputException(name, "its networks do not differ in any feature, so nothing can be predicted from them");

        double[] errors = [.. members.Select(member => member.Error)];
        return new PredictorData(features, [.. traits.Select(features.Row)], errors, Array.ConvertAll(errors, LogitScale.Of), networks);
    }

    // By index: the population's order by error would let a subset's folds differ in level.
    private static PopulationMember[] Subset(Population population, ulong seed)
    {
        PopulationMember[] members = [.. population.Members.OrderBy(member => member.Trial.Index)];
        if (members.Length <= ErrorPredictor.MostTrials)
            return members;

        var random = new SplitMix64(Seeds.Derive(seed, "subset", 0));
        for (var i = 0; i < ErrorPredictor.MostTrials; i++)
        {
            var other = i + random.NextInt(members.Length - i);
            (members[i], members[other]) = (members[other], members[i]);
        }

        return [.. members.Take(ErrorPredictor.MostTrials).OrderBy(member => member.Trial.Index)];
    }

    private static int Number(Dictionary<string, int> numbers, string hash)
    {
        if (!numbers.TryGetValue(hash, out var number))
            numbers[hash] = number = numbers.Count;

        return number;
    }
}
