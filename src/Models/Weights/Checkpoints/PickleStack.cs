namespace Explorer.Models.Weights.Checkpoints;

/// <summary>The stack of a pickle's machine, with its marks and its memory of values met before.</summary>
internal sealed class PickleStack(PickleBytes bytes)
{
    // Some 20 values make a tensor, so this is room for 50,000; each takes tens of bytes at most.
    private const int MostValues = 1 << 20;

    private readonly List<object?> _values = [];
    private readonly Stack<int> _marks = new();
    private readonly Dictionary<uint, object?> _memory = [];
    private int _pushed;

    public bool IsEmpty => _values.Count == 0 && _marks.Count == 0;

    public uint Remembered => (uint)_memory.Count;

    public void Push(object? value)
    {
        if (++_pushed > MostValues)
            throw bytes.Problem($"more than {MostValues} values");
        _values.Add(value);
    }

    public object? Pop()
    {
        var value = Peek();
        _values.RemoveAt(_values.Count - 1);
        return value;
    }

    public object? Peek() => _values.Count > (_marks.TryPeek(out var mark) ? mark : 0)
        ? _values[^1]
        : throw bytes.Problem("a value is used where there is none");

    public void Mark()
    {
        if (++_pushed > MostValues)
            throw bytes.Problem($"more than {MostValues} values");
        _marks.Push(_values.Count);
    }

    /// <summary>The values since the last mark.</summary>
    public object?[] PopToMark()
    {
        if (!_marks.TryPop(out var mark))
            throw bytes.Problem("the end of a list that did not begin");
        var values = _values[mark..].ToArray();
        _values.RemoveRange(mark, values.Length);
        return values;
    }

    public object?[] Pop(int count)
    {
        var values = new object?[count];
        while (count > 0)
            values[--count] = Pop();
        return values;
    }

    public void Remember(uint key) => _memory[key] = Peek();

    public object? Recall(uint key) => _memory.TryGetValue(key, out var value) ? value : throw bytes.Problem($"value {key} is used before it is there");
}
