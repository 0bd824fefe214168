using System.Collections.Frozen;
using System.Globalization;

namespace Explorer.Models.Weights.Checkpoints;

/// <summary>
/// Reads the pickle of a checkpoint: dictionaries of tensors, numbers and texts. Python names stand for the few meanings of
/// <see cref="PickledGlobal"/>; any other name or instruction is refused, so nothing that a file says is ever run.
/// </summary>
internal sealed class Unpickler
{
    private const int NewestProtocol = 5;

    private readonly PickleBytes _bytes;
    private readonly PickleStack _stack;

    private Unpickler(byte[] pickle, string origin)
    {
        _bytes = new PickleBytes(pickle, origin);
        _stack = new PickleStack(_bytes);
    }

    /// <summary>The value that a pickle holds.</summary>
    /// <exception cref="InvalidInputException">It holds more than plain data, or is damaged.</exception>
    public static object? Load(byte[] pickle, string origin)
    {
        var unpickler = new Unpickler(pickle, origin);
        while (true)
        {
            var code = (PickleOpcode)unpickler._bytes.Byte();
            if (code != PickleOpcode.Stop)
            {
                unpickler.Step(code);
                continue;
            }

            var result = unpickler._stack.Pop();
            return unpickler._stack.IsEmpty ? result : throw unpickler._bytes.Problem("it ends with values left over");
        }
    }

    private void Step(PickleOpcode code)
    {
        switch (code)
        {
            case PickleOpcode.Proto:
                if (_bytes.Byte() is > NewestProtocol and var protocol)
                    throw _bytes.Problem($"pickle protocol {protocol}, expected at most {NewestProtocol}");
                break;
            case PickleOpcode.Frame:
                _bytes.UInt64();
                break;
            case PickleOpcode.Mark:
                _stack.Mark();
                break;
            case PickleOpcode.BinPut:
                _stack.Remember(_bytes.Byte());
                break;
            case PickleOpcode.LongBinPut:
                _stack.Remember(_bytes.UInt32());
                break;
            case PickleOpcode.Memoize:
                _stack.Remember(_stack.Remembered);
                break;
            case PickleOpcode.Append:
                _stack.Pop();
                RequireList();
                break;
            case PickleOpcode.Appends:
                _stack.PopToMark();
                RequireList();
                break;
            case PickleOpcode.SetItem:
                SetItems(_stack.Pop(2));
                break;
            case PickleOpcode.SetItems:
                SetItems(_stack.PopToMark());
                break;
            case PickleOpcode.Build:
                // The version numbers that PyTorch keeps beside a state; they are not needed.
                _stack.Pop();
                if (_stack.Peek() is not PickledDictionary)
                    throw _bytes.Problem("a state is set on what is no dictionary");
                break;
            default:
                _stack.Push(Value(code));
                break;
        }
    }

    private object? Value(PickleOpcode code) => code switch
    {
        PickleOpcode.None => null,
        PickleOpcode.NewTrue => true,
        PickleOpcode.NewFalse => false,
        PickleOpcode.BinInt => (long)_bytes.Int32(),
        PickleOpcode.BinInt1 => (long)_bytes.Byte(),
        PickleOpcode.BinInt2 => (long)_bytes.UInt16(),
        PickleOpcode.Long1 => _bytes.Long(_bytes.Byte()),
        PickleOpcode.BinFloat => _bytes.Double(),
        PickleOpcode.BinUnicode => _bytes.Text(_bytes.UInt32()),
        PickleOpcode.ShortBinUnicode => _bytes.Text(_bytes.Byte()),
        PickleOpcode.EmptyDict => new PickledDictionary(),
        PickleOpcode.EmptyList => PickledList.Any,
        PickleOpcode.EmptyTuple => Array.Empty<object?>(),
        PickleOpcode.Tuple1 => _stack.Pop(1),
        PickleOpcode.Tuple2 => _stack.Pop(2),
        PickleOpcode.Tuple3 => _stack.Pop(3),
        PickleOpcode.Tuple => _stack.PopToMark(),
        PickleOpcode.BinGet => _stack.Recall(_bytes.Byte()),
        PickleOpcode.LongBinGet => _stack.Recall(_bytes.UInt32()),
        PickleOpcode.Global => Global(_bytes.Line(), _bytes.Line()),
        PickleOpcode.StackGlobal => _stack.Pop(2) is [string module, string name] ? Global(module, name) : throw _bytes.Problem("a Python name that is no text"),
        PickleOpcode.BinPersistentId => Storage(_stack.Pop()),
        PickleOpcode.Reduce => Reduce(_stack.Pop(2)),
        _ => throw _bytes.Problem($"pickle instruction 0x{(byte)code:X2}, which plain data does not need; expected a dictionary of tensors such as torch.save(model.state_dict(), FILE) writes"),
    };

    private PickledGlobal Global(string module, string name) => PickledGlobal.Find(module, name)
        ?? throw _bytes.Problem($"it uses {module}.{name}, which is not run; expected a dictionary of tensors such as torch.save(model.state_dict(), FILE) writes");

    private CheckpointStorage Storage(object? id) => id is object?[] and ["storage", PickledGlobal { Element: { } type }, string key, _, long count, ..] && count >= 0
        ? new CheckpointStorage(type, key, count)
        : throw _bytes.Problem("a storage in a form that is not known");

    private object Reduce(object?[] call) => call switch
    {
        [PickledGlobal { Meaning: PickledMeaning.OrderedDictionary }, object?[] and []] => new PickledDictionary(),
        [PickledGlobal { Meaning: PickledMeaning.Tensor }, object?[] and [CheckpointStorage storage, long offset, object?[] shape, object?[] strides, ..]] =>
            Tensor(storage, offset, Numbers(shape), Numbers(strides)),
        [PickledGlobal { Meaning: PickledMeaning.Parameter }, object?[] and [CheckpointTensor tensor, ..]] => tensor,
        _ => throw _bytes.Problem("a call in a form that is not known"),
    };

    private CheckpointTensor Tensor(CheckpointStorage storage, long offset, long[] shape, long[] strides)
        => CheckpointTensor.Problem(storage, offset, shape, strides) is { } problem
            ? throw _bytes.Problem(problem)
            : new CheckpointTensor(storage, offset, shape.ToValueList(), strides.ToValueList());

    private long[] Numbers(object?[] values)
        => values.All(value => value is long) ? [.. values.Cast<long>()] : throw _bytes.Problem("a tensor's shape that is not of whole numbers");

    private void SetItems(object?[] pairs)
    {
        if (_stack.Peek() is not PickledDictionary dictionary || pairs.Length % 2 != 0)
            throw _bytes.Problem("entries are set on what is no dictionary");
        for (var i = 0; i < pairs.Length; i += 2)
        {
            if (!dictionary.TryAdd(pairs[i], pairs[i + 1]))
                throw _bytes.Problem(string.Create(CultureInfo.InvariantCulture, $"\"{pairs[i]}\" stands twice in a dictionary"));
        }
    }

    private void RequireList()
    {
        if (_stack.Peek() is not PickledList)
            throw _bytes.Problem("an item is added to what is no list");
    }
}

/// <summary>Any list of a pickle: nothing in one is of use here, so what it holds is dropped.</summary>
internal sealed class PickledList
{
    private PickledList()
    {
    }

    public static PickledList Any { get; } = new();
}

/// <summary>A Python name that a pickle may use; it stands for a meaning here, nothing of that name is called.</summary>
/// <param name="Meaning">What is done for it.</param>
/// <param name="Element">The number format of a storage; null for others.</param>
internal sealed record PickledGlobal(PickledMeaning Meaning, ElementType? Element = null)
{
    private static readonly FrozenDictionary<string, PickledGlobal> Known = new Dictionary<string, PickledGlobal>(StringComparer.Ordinal)
    {
        ["collections.OrderedDict"] = new(PickledMeaning.OrderedDictionary),
        ["torch._utils._rebuild_tensor_v2"] = new(PickledMeaning.Tensor),
        ["torch._utils._rebuild_parameter"] = new(PickledMeaning.Parameter),
        ["torch.FloatStorage"] = Storage(ElementType.Float32),
        ["torch.DoubleStorage"] = Storage(ElementType.Float64),
        ["torch.HalfStorage"] = Storage(ElementType.Float16),
        ["torch.BFloat16Storage"] = Storage(ElementType.BFloat16),
        ["torch.LongStorage"] = Storage(ElementType.Int64),
        ["torch.IntStorage"] = Storage(ElementType.Int32),
        ["torch.ShortStorage"] = Storage(ElementType.Int16),
        ["torch.CharStorage"] = Storage(ElementType.Int8),
        ["torch.ByteStorage"] = Storage(ElementType.UInt8),
        ["torch.BoolStorage"] = Storage(ElementType.Boolean),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The meaning of a name, or null.</summary>
    public static PickledGlobal? Find(string module, string name) => Known.GetValueOrDefault($"{module}.{name}");

    private static PickledGlobal Storage(ElementType element) => new(PickledMeaning.Storage, element);
}
