namespace Explorer.SearchSpace.Json;

/// <summary>A JSON object whose member names were checked against the known ones.</summary>
public sealed class JsonMembers
{
    private readonly JsonCursor _owner;
    private readonly IReadOnlyList<string> _known;
    private readonly JsonItem?[] _given;
    private readonly int _before;
    private ulong _read;

    internal JsonMembers(JsonCursor owner, IReadOnlyList<string> known)
    {
        (_owner, _known, _given, _before) = (owner, known, new JsonItem?[known.Count], owner.Problems.Count);
        var members = owner.Item.Members;
        var found = 0;

        // Members mostly stand in their order, so that the next is the one looked for.
        for (var (i, next) = (0, 0); i < _given.Length; i++)
        {
            var isNext = next < members.Count && members[next].Name == known[i];
            _given[i] = isNext ? members[next++].Value : owner.Item.Find(known[i]);
            found += _given[i] is null ? 0 : 1;
        }

        if (found < members.Count)
            AddUnknown();
    }

    /// <summary>The object itself.</summary>
    public JsonCursor Owner => _owner;

    /// <summary>Whether no problem was found in the object so far.</summary>
    public bool AreWhole => _owner.Problems.Count == _before;

    /// <summary>Whether every required member is there and every known one that is there could be read.</summary>
    public bool IsComplete { get; internal set; } = true;

    /// <summary>Whether members are there and could be read.</summary>
    public bool AreRead(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if ((_read >> IndexOf(name) & 1) == 0)
                return false;
        }

        return true;
    }

    /// <summary>Whether the member is there and could not be read.</summary>
    public bool IsFailed(string name) => Optional(name) is not null && !AreRead(name);

    /// <summary>The member; where it is missing, null and a problem.</summary>
    public JsonCursor? Required(string name)
    {
        var found = Optional(name);
        if (found is null)
        {
            _owner.Problems.Add($"{_owner.Path}.{name}", _owner.Item, "missing");
        }

        return found;
    }

    /// <summary>The member, or null.</summary>
    /// <exception cref="ArgumentException">The name is not among the known ones: a bug in the reader.</exception>
    public JsonCursor? Optional(string name) => At(IndexOf(name));

    /// <summary>The known member of that number, or null.</summary>
    internal JsonCursor? At(int index) => _given[index] is { } item ? _owner.Member(_known[index], item) : null;

    internal bool IsGiven(int index) => _given[index] is not null;

    internal void MarkRead(int index) => _read |= 1UL << index;

    private int IndexOf(string name)
    {
        for (var i = 0; i < _known.Count; i++)
        {
            if (_known[i] == name)
                return i;
        }

        throw new ArgumentException($"{name} is not a known member", nameof(name));
    }

    private void AddUnknown()
    {
        foreach (var member in _owner.Item.Members)
        {
            if (!_known.Contains(member.Name) && !IsSchemaReference(member.Name))
            {
                var inherited = member.Value.Origin == _owner.Item.Origin ? "" : "; null in the file that extends it leaves it out";
                _owner.Problems.Add($"{_owner.Path}.{member.Name}", member.Value, $"unknown member; {NearMatch.Advice(member.Name, [.. _known])}{inherited}");
            }
        }
    }

    // Editors find the schema of a file by this member of its outermost object.
    private bool IsSchemaReference(string name) => name == "$schema" && _owner.Path == "$";
}
