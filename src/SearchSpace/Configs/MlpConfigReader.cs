namespace Explorer.SearchSpace.Configs;

/// <summary>Reads a multilayer perceptron.</summary>
internal static class MlpConfigReader
{
    public static readonly string[] Members =
        ["family", "input", "classes", "widths", "skipConnections", "normalization", "activation", "dropout"];

    public static MlpConfig? Read(JsonCursor cursor)
    {
        var members = cursor.Object(Members)!;
        var input = NetworkMembers.ReadInput(members.Required("input"));
        var classes = NetworkMembers.ReadClasses(members);
        var widths = members.Required("widths")?.Array(1, ModelLimits.MostStages)?.Select(item => item.Integer(1, ModelLimits.MostWidth)).ToList();
        var skips = members.Optional("skipConnections") is { } skip ? skip.Boolean() : false;
        var normalization = members.Optional("normalization") is { } norm ? norm.Word<MlpNormalization>() : MlpNormalization.None;
        var activation = members.Optional("activation") is { } function ? function.Word<ActivationType>() : ActivationType.Relu;
        var dropout = members.Optional("dropout") is { } share ? share.Number(ModelLimits.Dropout) : 0;
        if (input is null || classes is null || widths is null || widths.Contains(null) || skips is null
            || normalization is null || activation is null || dropout is null)
        {
            return null;
        }

        return new MlpConfig
        {
            Input = input,
            Classes = classes.Value,
            Widths = widths.Select(width => width!.Value).ToValueList(),
            SkipConnections = skips.Value,
            Normalization = normalization.Value,
            Activation = activation.Value,
            Dropout = dropout.Value,
        };
    }
}
