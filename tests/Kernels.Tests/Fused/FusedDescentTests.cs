using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Explorer.Kernels.Tests.Fused;

/// <summary>Against TorchSharp's own steps.</summary>
public sealed class FusedDescentTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public FusedDescentTests() => Requires.Kernels();

    public static TheoryData<string> Names => [.. Make.Keys];

    private static Dictionary<string, Func<Parameter[], SGD>> Make { get; } = new(StringComparer.Ordinal)
    {
        ["plain"] = p => optim.SGD(p, 0.1),
        ["decay"] = p => optim.SGD(p, 0.1, weight_decay: 0.01),
        ["momentum"] = p => optim.SGD(p, 0.1, momentum: 0.9),
        ["nesterov"] = p => optim.SGD(p, 0.1, momentum: 0.9, weight_decay: 0.01, nesterov: true),
        ["groups"] = p => optim.SGD(
            [new SGD.ParamGroup([p[1]], lr: 0.05, momentum: 0.8, weight_decay: 0.1), new SGD.ParamGroup([p[0], p[2], p[3]], lr: 0.1, momentum: 0.9, nesterov: true)], 0.1),
    };

    public void Dispose() => _scope.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Step_SixTimes_IsTorchSharpsStepToRounding(string name)
    {
        var (expected, actual) = (Parameters(), Parameters());
        using var plain = Make[name](expected);
        using var fused = Make[name](actual);
        for (var t = 0; t < 6; t++)
        {
            // The rate changes as a schedule changes it.
            foreach (var group in plain.ParamGroups.Concat(fused.ParamGroups))
                group.LearningRate = 0.1 / (t + 1);
            Differentiate(expected, t);
            Differentiate(actual, t);
            _ = plain.step();
            FusedDescent.Step(fused);
            Assert.All(expected.Zip(actual), pair => Assert.True(Expect.Distance(pair.First, pair.Second) < 2e-6, $"step {t}: {Expect.Distance(pair.First, pair.Second):g3}"));
        }

        Assert.True(Expect.Distance(expected[0], Parameters()[0]) > 1e-2);

        // The optimiser remembers the same, so that either can go on where the other ended.
        foreach (var (state, other) in plain.state_dict().State.Zip(fused.state_dict().State))
        {
            var (buffer, otherBuffer) = (((SGD.State)state).momentum_buffer, ((SGD.State)other).momentum_buffer);
            Assert.Equal(buffer is null, otherBuffer is null);
            Assert.True(buffer is null || Expect.Distance(buffer, otherBuffer!) < 2e-5);
        }
    }

    [Fact]
    public void Step_ParameterWithoutGradient_StaysAsItIs()
    {
        var parameters = Parameters();
        using var optimizer = Make["nesterov"](parameters);
        (parameters[1].sum() * 2).backward();
        FusedDescent.Step(optimizer);
        Assert.Equal(Expect.Values(Parameters()[0]), Expect.Values(parameters[0]));
        Assert.NotEqual(Expect.Values(Parameters()[1]), Expect.Values(parameters[1]));
    }

    [Fact]
    public void Step_ThousandTimes_LeavesNoTensorBehind()
    {
        var parameters = Parameters();
        using var optimizer = Make["nesterov"](parameters);
        Differentiate(parameters, 0);
        FusedDescent.Step(optimizer);
        ProcessMemory.Collect();
        var before = Tensor.TotalCount;
        for (var i = 0; i < 1000; i++)
            FusedDescent.Step(optimizer);
        ProcessMemory.Collect();
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Step_InAScope_KeepsItsMomentumAfterIt()
    {
        var parameters = Parameters();
        using var optimizer = Make["momentum"](parameters);
        using (NewDisposeScope())
        {
            Differentiate(parameters, 0);
            FusedDescent.Step(optimizer);
        }

        FusedDescent.Step(optimizer);
        Assert.True(((SGD.State)optimizer.state_dict().State[0]).momentum_buffer.abs().max().item<float>() > 0);
    }

    [Fact]
    public void Step_WhatItCannot_IsRefused()
    {
        var parameters = Parameters();
        using var dampened = optim.SGD(parameters, 0.1, momentum: 0.9, dampening: 0.5);
        using var ascending = optim.SGD(parameters, 0.1, maximize: true);
        Differentiate(parameters, 0);
        Assert.Throws<NotSupportedException>(() => FusedDescent.Step(dampened));
        Assert.Throws<NotSupportedException>(() => FusedDescent.Step(ascending));

        Parameter[] gaps = [nn.Parameter(zeros(4, 3).transpose(0, 1))];
        using var strided = optim.SGD(gaps, 0.1);
        gaps[0].sum().backward();
        Assert.Throws<NotSupportedException>(() => FusedDescent.Step(strided));
    }

    [Fact]
    public void Step_OtherTypes_IsRefused()
    {
        Parameter[] doubles = [nn.Parameter(ones(5, ScalarType.Float64))];
        using var optimizer = optim.SGD(doubles, 0.1);
        doubles[0].sum().backward();
        Assert.Throws<NotSupportedException>(() => FusedDescent.Step(optimizer));
        Assert.Equal([1.0, 1, 1, 1, 1], Expect.Values(doubles[0]));
    }

    // Sizes around those of vectors, and one that spreads over threads.
    private static Parameter[] Parameters() =>
        [nn.Parameter(Expect.Filled(1, 3, 4)), nn.Parameter(Expect.Filled(2, 1)), nn.Parameter(Expect.Filled(3, 37)), nn.Parameter(Expect.Filled(4, 300, 200))];

    private static void Differentiate(Parameter[] parameters, int step)
    {
        foreach (var (parameter, i) in parameters.Select((parameter, i) => (parameter, i)))
        {
            parameter.grad?.Dispose();
            parameter.grad = null;
            ((parameter * Expect.Filled(10 + step + i, parameter.shape)).sum() + (0.5 * parameter.square().sum())).backward();
        }
    }
}
