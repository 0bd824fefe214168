using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Explorer.Torch.Tests;

public sealed class ModuleTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void NamedParameters_NestedModules_AreNamedAsInPyTorch()
    {
        using var net = new Net();
        Assert.Equal(
            ["scale", "stem.weight", "stem.bias", "body.0.weight", "body.0.bias", "body.named.weight", "list.0.weight", "list.0.bias"],
            net.named_parameters().Select(entry => entry.name));
        Assert.Equal(
            ["offset", "body.0.running_mean", "body.0.running_var", "body.0.num_batches_tracked"],
            net.named_buffers().Select(entry => entry.name));
        Assert.Equal(["stem", "body", "list"], net.named_children().Select(entry => entry.name));
        Assert.Equal(["stem", "body", "body.0", "body.named", "list", "list.0"], net.named_modules().Select(entry => entry.name));
    }

    [Fact]
    public void StateDict_LoadedIntoAnother_MakesThemEqual()
    {
        using var from = new Net();
        using var to = new Net();
        to.load_state_dict(from.state_dict());
        foreach (var (name, value) in from.state_dict())
            Assert.Equal(value.flatten().to(ScalarType.Float32).data<float>().ToArray(), to.state_dict()[name].flatten().to(ScalarType.Float32).data<float>().ToArray());
    }

    [Fact]
    public void LoadStateDict_MissingAndUnexpected_NamesThem()
    {
        using var net = new Net();
        var state = net.state_dict();
        state.Remove("scale");
        state.Add("odd", zeros(1));
        var error = Assert.Throws<InvalidOperationException>(() => net.load_state_dict(state));
        Assert.Contains("missing [scale]", error.Message, StringComparison.Ordinal);
        Assert.Contains("unexpected [odd]", error.Message, StringComparison.Ordinal);
        var (missing, unexpected) = net.load_state_dict(state, strict: false);
        Assert.Equal(["scale"], missing);
        Assert.Equal(["odd"], unexpected);
    }

    [Fact]
    public void Eval_Tree_ReachesEveryModule()
    {
        using var net = new Net();
        net.eval();
        Assert.All(net.modules().Append(net), module => Assert.False(module.training));
        net.train();
        Assert.All(net.modules().Append(net), module => Assert.True(module.training));
    }

    [Fact]
    public void To_Float64_ChangesFloatingPointAlone()
    {
        using var net = new Net().to(ScalarType.Float64);
        Assert.All(net.parameters(), parameter => Assert.Equal(ScalarType.Float64, parameter.dtype));
        Assert.All(net.parameters(), parameter => Assert.True(parameter.requires_grad && parameter.is_leaf));
        Assert.Equal(ScalarType.Int64, net.get_buffer("body.0.num_batches_tracked")!.dtype);
    }

    [Fact]
    public void Dispose_Tree_FreesAllParametersAndBuffers()
    {
        var before = Tensor.TotalCount;
        var net = new Net();
        Assert.Equal(before + 12, Tensor.TotalCount);
        net.Dispose();
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Hooks_BeforeAndAfter_SeeAndChange()
    {
        using var identity = nn.Identity();
        var before = identity.register_forward_pre_hook((_, input) => input + 1);
        var after = identity.register_forward_hook((_, input, output) => output * 10);
        Assert.Equal(20, identity.call(tensor(1f)).ToSingle());
        before.remove();
        after.remove();
        Assert.Equal(1, identity.call(tensor(1f)).ToSingle());
    }

    [Fact]
    public void ZeroGrad_AfterBackward_ForgetsGradients()
    {
        using var linear = nn.Linear(2, 1);
        linear.call(ones(1, 2)).sum().backward();
        Assert.NotNull(linear.weight.Gradient());
        linear.zero_grad();
        Assert.Null(linear.weight.Gradient());
    }

    [Fact]
    public void Dropout_TrainingAndEvaluation_DropsOrLeaves()
    {
        manual_seed(1);
        using var dropout = nn.Dropout(0.25);
        var dropped = dropout.call(ones(10_000));
        Assert.InRange(dropped.eq(0).sum().ToInt64(), 2_300, 2_700);
        Assert.Equal(1 / 0.75, dropped.max().ToDouble(), 1e-6);
        dropout.eval();
        Assert.True(dropout.call(ones(5)).eq(1).all().ToBoolean());
    }

    [Fact]
    public void Conv2d_GroupsThatDoNotDivide_IsRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => nn.Conv2d(6, 8, 3, groups: 4));
        Assert.Contains("4 groups do not divide 6 input and 8 output channels", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BatchNorm2d_OtherShape_IsRefused()
    {
        using var norm = nn.BatchNorm2d(2);
        Assert.Throws<ArgumentException>(() => norm.call(zeros(1, 2)));
    }

    [Fact]
    public void KaimingNormal_FanOut_HasTheDeviationOfThePaper()
    {
        manual_seed(3);
        var weight = nn.init.kaiming_normal_(empty(64, 32, 3, 3), 0, nn.init.FanInOut.FanOut, nn.init.NonlinearityType.ReLU);
        Assert.Equal(Math.Sqrt(2.0 / (64 * 9)), weight.std().ToDouble(), 1e-3);
        Assert.Equal(0, weight.mean().ToDouble(), 1e-3);
    }

    [Fact]
    public void TruncNormal_Bounds_AreKept()
    {
        manual_seed(3);
        var values = nn.init.trunc_normal_(empty(10_000), 0, 1, -0.5, 1);
        Assert.InRange(values.min().ToSingle(), -0.5f, -0.49f);
        Assert.InRange(values.max().ToSingle(), 0.99f, 1);
    }

    private sealed class Net : nn.Module<Tensor, Tensor>
    {
        private readonly Conv2d stem = nn.Conv2d(3, 4, 3, padding: 1);
        private readonly Sequential body = nn.Sequential(nn.BatchNorm2d(4)).append("named", nn.Conv2d(4, 4, 1, bias: false));
        private readonly ModuleList<Linear> list = nn.ModuleList(nn.Linear(4, 2));
        private readonly Parameter scale = nn.Parameter(ones(1));
        private readonly Tensor offset = zeros(1);

        public Net()
            : base(nameof(Net)) => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            var x = body.call(stem.call(input)).mean([2, 3]);
            return (list[0].call(x) * scale + offset).MoveToOuterDisposeScope();
        }
    }
}
