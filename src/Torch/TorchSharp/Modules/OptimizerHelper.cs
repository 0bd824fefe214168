using Explorer.Torch.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Keeps the groups and, for each, its native state: one native call steps a whole group.</summary>
public abstract class OptimizerHelper : optim.Optimizer
{
    private readonly List<(ParamGroup Group, OptimizerHandle State)> _groups = [];

    private protected OptimizerHelper()
    {
    }

    public override IEnumerable<optim.ILearningRateController> ParamGroups => _groups.Select(entry => entry.Group);

    internal IEnumerable<(OptimizerHandle State, int Count)> States => _groups.Select(entry => (entry.State, entry.Group.Parameters.Count()));

    public override IEnumerable<Parameter> parameters() => _groups.SelectMany(entry => entry.Group.Parameters);

    public override void add_param_group(ParamGroup param_group)
    {
        var parameters = param_group.Parameters.ToList();
        param_group.Parameters = parameters;
        Complete(param_group);
        param_group.InitialLearningRate = param_group.LearningRate;
        using var list = new TensorList(parameters);
        NativeStatus.Check(NativeOptimizer.New(list.Handles, list.Count, out var state));
        _groups.Add((param_group, state));
    }

    /// <summary>Forgets all gradients, so that the next ones are not added to them.</summary>
    public override void zero_grad()
    {
        foreach (var (_, state) in _groups)
            NativeStatus.Check(NativeOptimizer.ZeroGrad(state));
    }

    public override Tensor? step(Func<Tensor>? closure = null)
    {
        Tensor? loss = null;
        if (closure is not null)
        {
            using var grad = enable_grad();
            loss = closure();
        }

        foreach (var (group, state) in _groups)
            NativeStatus.Check(Step(group, state));
        return loss;
    }

    protected override void Dispose(bool disposing)
    {
        foreach (var (_, state) in _groups)
            state.Dispose();
        _groups.Clear();
    }

    /// <summary>Fills in what the group leaves open.</summary>
    private protected abstract void Complete(ParamGroup group);

    private protected abstract int Step(ParamGroup group, OptimizerHandle state);

    private protected static void RequireNotNegative(double value, string name)
    {
        if (value < 0)
            throw new ArgumentException($"{name} is {value}; 0 or more is expected", name);
    }
}
