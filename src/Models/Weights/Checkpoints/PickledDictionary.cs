namespace Explorer.Models.Weights.Checkpoints;

/// <summary>A dictionary of a pickle: what it holds under names; entries under anything else (an optimiser's numbers) are dropped.</summary>
internal sealed class PickledDictionary
{
    private OrderedDictionary<string, object?>? _items;

    /// <summary>The entries in the order of the file.</summary>
    public IEnumerable<KeyValuePair<string, object?>> Items => _items ?? [];

    /// <summary>The names in the order of the file.</summary>
    public IEnumerable<string> Names => Items.Select(item => item.Key);

    /// <summary>The tensors in the order of the file.</summary>
    public IEnumerable<KeyValuePair<string, CheckpointTensor>> Tensors
        => Items.Where(item => item.Value is CheckpointTensor).Select(item => KeyValuePair.Create(item.Key, (CheckpointTensor)item.Value!));

    /// <summary>The value under a name, or null.</summary>
    public object? Find(string name) => _items is not null && _items.TryGetValue(name, out var value) ? value : null;

    /// <summary>Adds an entry; false where the name is there.</summary>
    public bool TryAdd(object? key, object? value)
    {
        if (key is not string name)
            return true;
        _items ??= new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        return _items.TryAdd(name, value);
    }
}
