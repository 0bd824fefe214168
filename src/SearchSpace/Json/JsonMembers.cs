namespace Explorer.SearchSpace.Json;

/// <summary>A JSON object whose member names were checked against the known ones.</summary>
public sealed class JsonMembers
{
    private readonly JsonCursor _owner;
    private readonly IReadOnlyList<string> _known;

    internal JsonMembers(JsonCursor owner, IReadOnlyList<string> known)
    {
        (_owner, _known) = (owner, known);
        foreach (var member in owner.Item.Members)
        {
            if (!known.Contains(member.Name) && !IsSchemaReference(member.Name))
            {
                var inherited = member.Value.Origin == owner.Item.Origin ? "" : "; null in the file that extends it leaves it out";
                owner.Problems.Add($"{owner.Path}.{member.Name}", member.Value, $"unknown member; {NearMatch.Advice(member.Name, known)}{inherited}");
            }
        }
    }

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
    public JsonCursor? Optional(string name)
    {
        if (!_known.Contains(name))
        {
            throw new ArgumentException($"{name} is not a known member", nameof(name));
        }

        return _owner.Item.Find(name) is { } item ? _owner.Member(name, item) : null;
    }

    // Editors find the schema of a file by this member of its outermost object.
    private bool IsSchemaReference(string name) => name == "$schema" && _owner.Path == "$";
}
