using System.Globalization;
using Explorer.Models.Weights;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Explorer.Models.Onnx;

/// <summary>A network's graph while it is made: nodes in the order of computation and the constants they use.</summary>
internal sealed class OnnxGraph
{
    private readonly Dictionary<Module, string> _paths = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, Tensor> _state;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private string _scope = "";

    /// <summary>An empty graph over a network's weights.</summary>
    public OnnxGraph(Network network)
    {
        _state = network.state_dict();
        _paths[network] = "";
        foreach (var (path, module) in network.named_modules())
            _paths[module] = path;
    }

    /// <summary>The nodes; each one's inputs are made by those before it.</summary>
    public List<OnnxNode> Nodes { get; } = [];

    /// <summary>The constants by name.</summary>
    public Dictionary<string, OnnxTensor> Constants { get; } = new(StringComparer.Ordinal);

    /// <summary>Sends a value through modules, one after another.</summary>
    /// <exception cref="NotSupportedException">A module has no form in ONNX here: a bug.</exception>
    public OnnxValue Apply(OnnxValue input, params IEnumerable<Module> modules) => modules.Aggregate(input, ApplyOne);

    /// <summary>The path of a module in the network, such as <c>stage1.block1</c>; the parent's and the operator's for what is no module.</summary>
    public string PathOf(Module module) => _paths[module];

    /// <summary>The network's tensor of that name, as a constant.</summary>
    public string Weight(string name)
    {
        if (!Constants.ContainsKey(name))
        {
            var tensor = _state[name];
            Constants[name] = new OnnxTensor(name, tensor.shape.ToValueList(), TensorValues.Singles(tensor));
        }

        return name;
    }

    /// <summary>Whether the network has a tensor of that name.</summary>
    public bool HasWeight(string name) => _state.ContainsKey(name);

    /// <summary>The shape of the network's tensor of that name.</summary>
    public long[] ShapeOf(string name) => _state[name].shape;

    /// <summary>A constant that is no weight.</summary>
    public string Constant(string name, ValueList<long> shape, params float[] values)
    {
        Constants.TryAdd(name, new OnnxTensor(name, shape, values));
        return name;
    }

    /// <summary>Adds a node of the module that is being added.</summary>
    /// <param name="operation">ONNX's name of the operator.</param>
    /// <param name="shape">Shape of its output, without the batch.</param>
    /// <param name="inputs">Names of values and constants.</param>
    /// <param name="path">The module it stands for; null to name it by what it is part of.</param>
    /// <param name="attributes">Its settings.</param>
    public OnnxValue Node(string operation, ValueList<long> shape, ValueList<string> inputs, string? path = null, params ValueList<OnnxAttribute> attributes)
    {
        var name = Unique(path ?? $"{_scope}{(_scope.Length == 0 ? "" : ".")}{operation.ToLowerInvariant()}");
        Nodes.Add(new OnnxNode { Name = name, Operator = operation, Inputs = inputs, Output = name, Attributes = attributes });
        return new OnnxValue(name, shape);
    }

    private OnnxValue ApplyOne(OnnxValue input, Module module)
    {
        if (module is not IOnnxModule made)
            return OnnxLayers.Apply(this, module, input);
        var outer = _scope;
        _scope = PathOf(module);
        var output = made.ToOnnx(this, input);
        _scope = outer;
        return output;
    }

    private string Unique(string name)
    {
        var unique = name;
        for (var i = 2; !_names.Add(unique); i++)
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{name}{i}");
        }

        return unique;
    }
}
