using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Explorer.Torch.Tests;

/// <summary>By hand, where PyTorch is not there to ask.</summary>
public sealed class OptimizerTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Sgd_NesterovWithDecay_MatchesHandComputation()
    {
        var p = nn.Parameter(tensor(new float[] { 1 }));
        using var optimizer = optim.SGD([p], 0.1, momentum: 0.9, weight_decay: 0.5, nesterov: true);

        // g = 2 + 0.5·1 = 2.5, m = 2.5, p = 1 − 0.1·(2.5 + 0.9·2.5) = 0.525
        Step(optimizer, p, 2);
        Assert.Equal(0.525, p.ToDouble(), 1e-6);

        // g = 2 + 0.5·0.525 = 2.2625, m = 0.9·2.5 + 2.2625 = 4.5125, p = 0.525 − 0.1·(2.2625 + 0.9·4.5125) = −0.107375
        Step(optimizer, p, 2);
        Assert.Equal(-0.107375, p.ToDouble(), 1e-6);
    }

    [Fact]
    public void Adam_FirstStep_MovesByTheRateWhateverTheGradient()
    {
        var p = nn.Parameter(tensor(new float[] { 1, 1 }));
        using var optimizer = optim.Adam([p], 0.01);
        (p * tensor(new float[] { 1000, -0.001f })).sum().backward();
        optimizer.step();
        Assert.Equal([0.99f, 1.01f], p.data<float>().ToArray().Select(value => MathF.Round(value, 4, MidpointRounding.ToEven)));
    }

    [Fact]
    public void LearningRate_SetOnGroups_AppliesFromTheNextStep()
    {
        var p = nn.Parameter(tensor(new float[] { 1 }));
        using var optimizer = optim.SGD([p], 0.1);
        foreach (var group in optimizer.ParamGroups)
            group.LearningRate = 0.25;
        Step(optimizer, p, 1);
        Assert.Equal(0.75, p.ToDouble(), 1e-6);
        Assert.Equal(0.1, optimizer.ParamGroups.Single().InitialLearningRate);
    }

    [Fact]
    public void ParamGroups_OwnDecay_OnlyOneDecays()
    {
        var decayed = nn.Parameter(tensor(new float[] { 1 }));
        var kept = nn.Parameter(tensor(new float[] { 1 }));
        using var optimizer = optim.SGD(
            new[] { new SGD.ParamGroup([decayed], 0.1, weight_decay: 1), new SGD.ParamGroup([kept], 0.1) }, 0.1);
        (decayed * 0 + kept * 0).sum().backward();
        optimizer.step();
        Assert.Equal(0.9, decayed.ToDouble(), 1e-6);
        Assert.Equal(1, kept.ToDouble());
    }

    [Fact]
    public void Step_NoGradient_LeavesTheParameter()
    {
        var p = nn.Parameter(tensor(new float[] { 1 }));
        using var optimizer = optim.SGD([p], 0.1, weight_decay: 1);
        optimizer.step();
        Assert.Equal(1, p.ToDouble());
    }

    [Fact]
    public void ZeroGrad_TwoBackwards_DoNotAdd()
    {
        var p = nn.Parameter(tensor(new float[] { 1 }));
        using var optimizer = optim.SGD([p], 0.1);
        Step(optimizer, p, 1);
        Step(optimizer, p, 1);
        Assert.Equal(0.8, p.ToDouble(), 1e-6);
    }

    [Fact]
    public void Step_GraphStillNeedsTheOldValue_BackwardRefuses()
    {
        var p = nn.Parameter(tensor(new float[] { 3 }));
        using var optimizer = optim.SGD([p], 0.1);
        var loss = p.pow(2).sum();
        autograd.backward(loss, retain_graph: true);
        optimizer.step();
        var error = Assert.Throws<System.Runtime.InteropServices.ExternalException>(loss.backward);
        Assert.Contains("modified by an inplace operation", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sgd_NesterovWithoutMomentum_IsRefused() =>
        Assert.Throws<ArgumentException>(() => optim.SGD(new[] { nn.Parameter(zeros(1)) }, 0.1, nesterov: true));

    public static TheoryData<string> Kinds => ["sgd", "nesterov", "plain", "adam", "amsgrad", "adamw"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void States_MovedToAnotherOptimizer_GoOnBitForBit(string kind)
    {
        var whole = nn.Parameter(tensor(new float[] { 1, -2, 3 }));
        using var own = Create(kind, whole);
        for (var step = 0; step < 3; step++)
            Step(own, whole, 0.3f + step);

        var moved = nn.Parameter(whole.detach().clone());
        using var other = Create(kind, moved);
        var states = TorchEngine.Capabilities.OptimizerStates;
        Assert.NotNull(states);
        states.Write(other, states.Read(own));
        for (var step = 3; step < 6; step++)
        {
            Step(own, whole, 0.3f + step);
            Step(other, moved, 0.3f + step);
        }

        Assert.Equal(whole.data<float>().ToArray(), moved.data<float>().ToArray());
        Assert.Equal(kind == "plain", states.Read(other)[0].First is null);
        Assert.Equal(kind == "amsgrad", states.Read(other)[0].Largest is not null);
    }

    [Fact]
    public void States_OfTooFewParameters_AreRefused()
    {
        using var optimizer = Create("sgd", nn.Parameter(zeros(1)));
        Assert.Throws<ArgumentException>(() => TorchEngine.Capabilities.OptimizerStates!.Write(optimizer, []));
        Assert.Null(Assert.Single(TorchEngine.Capabilities.OptimizerStates!.Read(optimizer)).First);
    }

    private static optim.Optimizer Create(string kind, Parameter parameter) => kind switch
    {
        "sgd" => optim.SGD([parameter], 0.1, momentum: 0.9, dampening: 0.5, weight_decay: 0.01),
        "nesterov" => optim.SGD([parameter], 0.1, momentum: 0.9, nesterov: true),
        "plain" => optim.SGD([parameter], 0.1),
        "adam" => optim.Adam([parameter], 0.1, weight_decay: 0.01),
        "amsgrad" => optim.Adam([parameter], 0.1, amsgrad: true),
        _ => optim.AdamW([parameter], 0.1, weight_decay: 0.1),
    };

    private static void Step(optim.Optimizer optimizer, Parameter p, float gradient)
    {
        optimizer.zero_grad();
        (p * gradient).sum().backward();
        optimizer.step();
    }
}
