using Explorer.Training.Checkpoints;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Explorer.Training.Tests.Checkpoints;

public sealed class OptimizerStatesTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public static TheoryData<string, int> Cases => new()
    {
        { "sgd", 3 },
        { "momentum", 0 },
        { "momentum", 1 },
        { "nesterov", 3 },
        { "adam", 0 },
        { "adam", 3 },
        { "amsgrad", 3 },
        { "adamw", 3 },
    };

    private static Dictionary<string, Func<Parameter[], optim.Optimizer>> Make { get; } = new(StringComparer.Ordinal)
    {
        ["sgd"] = p => optim.SGD(p, 0.1, weight_decay: 0.01),
        ["momentum"] = p => optim.SGD(p, 0.1, momentum: 0.9),
        ["nesterov"] = p => optim.SGD([new SGD.ParamGroup([p[0]], lr: 0.1, momentum: 0.9, nesterov: true), new SGD.ParamGroup([p[1]], lr: 0.2, momentum: 0.8)], 0.1),
        ["adam"] = p => optim.Adam(p, 0.01, weight_decay: 0.1),
        ["amsgrad"] = p => optim.Adam(p, 0.01, amsgrad: true),
        ["adamw"] = p => optim.AdamW([new AdamW.ParamGroup([p[0]], lr: 0.01, weight_decay: 0.1), new AdamW.ParamGroup([p[1]], lr: 0.02)], 0.01),
    };

    public void Dispose() => _scope.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Write_IntoAFreshOptimizer_NextStepsAreTheSameBitForBit(string name, int stepsBefore)
    {
        var parameters = Parameters();
        using var optimizer = Make[name](parameters);
        for (var i = 0; i < stepsBefore; i++)
            Step(optimizer, parameters, i);

        Parameter[] copies = [.. parameters.Select(parameter => nn.Parameter(parameter.detach().clone()))];
        using var fresh = Make[name](copies);
        OptimizerStates.Write(fresh, [.. OptimizerStates.Read(optimizer).Select(state =>
            new ParameterState(state.First?.clone(), state.Second?.clone(), state.Largest?.clone(), state.Steps))]);
        for (var i = stepsBefore; i < stepsBefore + 2; i++)
        {
            Step(optimizer, parameters, i);
            Step(fresh, copies, i);
            Assert.Equal(parameters.Select(Values), copies.Select(Values));
        }

        Assert.Equal(OptimizerStates.Read(optimizer).Select(state => state.Steps), OptimizerStates.Read(fresh).Select(state => state.Steps));
    }

    // What is forgotten shows: else the test above would pass without any state.
    [Theory]
    [InlineData("nesterov")]
    [InlineData("adam")]
    [InlineData("amsgrad")]
    [InlineData("adamw")]
    public void Step_WithoutTheStates_IsAnother(string name)
    {
        var parameters = Parameters();
        using var optimizer = Make[name](parameters);
        for (var i = 0; i < 3; i++)
            Step(optimizer, parameters, i);
        Parameter[] copies = [.. parameters.Select(parameter => nn.Parameter(parameter.detach().clone()))];
        using var fresh = Make[name](copies);
        Step(optimizer, parameters, 3);
        Step(fresh, copies, 3);
        Assert.All(parameters.Zip(copies), pair => Assert.NotEqual(Values(pair.First), Values(pair.Second)));
    }

    [Fact]
    public void Read_SgdBeforeItsFirstStep_HasNothingToRemember()
    {
        using var optimizer = Make["momentum"](Parameters());
        Assert.Equal([new ParameterState(null, null, null, 0), new ParameterState(null, null, null, 0)], OptimizerStates.Read(optimizer));
    }

    [Fact]
    public void Read_Groups_KeepTheOrderOfTheParameters()
    {
        var parameters = Parameters();
        using var optimizer = Make["nesterov"](parameters);
        Step(optimizer, parameters, 0);
        Assert.Equal(parameters.Select(parameter => parameter.shape), OptimizerStates.Read(optimizer).Select(state => state.First!.shape));
        Assert.Equal(parameters.Select(parameter => parameter.shape), optimizer.parameters().Select(parameter => parameter.shape));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Write_OtherCount_IsRefusedAndChangesNothing(int count)
    {
        var parameters = Parameters();
        using var optimizer = Make["adam"](parameters);
        Step(optimizer, parameters, 0);
        var error = Assert.Throws<ArgumentException>(() => OptimizerStates.Write(optimizer, [.. Enumerable.Repeat(new ParameterState(null, null, null, 7), count)]));
        Assert.Contains($"{count} states for 2 parameters", error.Message, StringComparison.Ordinal);
        Assert.All(OptimizerStates.Read(optimizer), state => Assert.Equal(1, state.Steps));
    }

    [Fact]
    public void Write_InAScope_OutlivesIt()
    {
        var parameters = Parameters();
        using var optimizer = Make["momentum"](parameters);
        using (NewDisposeScope())
            OptimizerStates.Write(optimizer, [.. parameters.Select(parameter => new ParameterState(full_like(parameter, 2), null, null, 0))]);
        var before = Values(parameters[0]);
        optimizer.zero_grad();
        (parameters[0].sum() + parameters[1].sum()).backward();
        optimizer.step();

        // Momentum 0.9 · 2 and gradient 1, at rate 0.1.
        Assert.Equal(before.Select(value => value - 0.28), Values(parameters[0]).Select(value => (double)value), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    private static Parameter[] Parameters() => [nn.Parameter(arange(12, ScalarType.Float32).sin().reshape(3, 4)), nn.Parameter(arange(5, ScalarType.Float32).cos())];

    private static float[] Values(Tensor tensor) => [.. tensor.detach().data<float>()];

    private static void Step(optim.Optimizer optimizer, Parameter[] parameters, int step)
    {
        optimizer.zero_grad();
        parameters.Select((parameter, i) => (parameter * (arange(parameter.numel(), ScalarType.Float32) + step + i).sin().reshape(parameter.shape)).sum() + (parameter.square().sum() / (step + 1)))
            .Aggregate((sum, part) => sum + part).backward();
        _ = optimizer.step();
    }
}
