namespace Explorer.Analysis.Derivation;

/// <summary>A space under change: its whole JSON, and beside it what differs.</summary>
internal sealed class SpacePatch
{
    private JsonObject _space;
    private JsonObject _changes = [];

    public SpacePatch(JsonObject space) => _space = space.DeepClone().AsObject();

    public JsonObject Space => _space.DeepClone().AsObject();

    /// <summary>The members that differ; null for those taken out.</summary>
    public JsonObject Changes => _changes.DeepClone().AsObject();

    public string? Text(string member) => _space[member]?.ToJsonString();

    public JsonNode? Get(string member) => _space[member]?.DeepClone();

    public void Set(string member, JsonNode value)
    {
        _space[member] = value.DeepClone();
        _changes[member] = value.DeepClone();
    }

    public void Remove(string member)
    {
        if (_space.Remove(member))
            _changes[member] = null;
    }

    public SpacePatch Copy() => new(_space) { _changes = Changes };

    /// <summary>Goes back to a copy.</summary>
    public void Restore(SpacePatch copy) => (_space, _changes) = (copy.Space, copy.Changes);

    /// <summary>Puts a parameter's name into a list such as <c>shared</c>.</summary>
    public void List(string member, string parameter)
    {
        var list = _space[member]?.DeepClone().AsArray() ?? [];
        if (!list.Any(item => item!.GetValue<string>() == parameter))
        {
            list.Add(parameter);
            Set(member, list);
        }
    }
}
