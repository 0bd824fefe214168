namespace Explorer.SearchSpace.Spaces;

/// <summary>Reads spaces of multilayer perceptrons.</summary>
internal static class MlpSpaceReader
{
    public static readonly string[] Parameters = ["width"];

    public static readonly string[] Members =
    [
        .. SpaceMembers.Plain, "depth", .. Parameters, "skipConnections", "normalization", "activation", "dropout", .. StageParameterReader.OrderNames,
    ];

    private static readonly ParameterRule Layers = ParameterRule.Integer(1, ModelLimits.MostStages);

    public static MlpSpace? Read(JsonCursor cursor)
    {
        var members = cursor.Object(Members)!;
        var input = NetworkMembers.ReadInput(members.Required("input"));
        var classes = NetworkMembers.ReadClasses(members);
        var window = SpaceMembers.ReadWindow(members.Optional("complexity"));
        var skips = WordDistribution.ReadBooleans(members.Optional("skipConnections"));
        var normalization = WordDistribution.ReadWords(members.Optional("normalization"), MlpNormalization.None);
        var activation = WordDistribution.ReadWords(members.Optional("activation"), ActivationType.Relu);
        var dropout = SpaceMembers.ReadOptional(members, "dropout", SpaceMembers.Dropout, 0);
        if (DistributionReader.Read(members.Required("depth"), Layers) is not { } depth)
        {
            return null;
        }

        var width = new StageParameterReader(members, (int)depth.High, Parameters).Read("width", SpaceMembers.Width);
        if (input is null || classes is null || window is null || skips is null || normalization is null || activation is null
            || dropout is null || width is null)
        {
            return null;
        }

        return new MlpSpace
        {
            Input = input,
            Classes = classes.Value,
            Complexity = window,
            Depth = depth,
            Width = width,
            SkipConnections = skips,
            Normalization = normalization,
            Activation = activation,
            Dropout = dropout,
        };
    }
}
