namespace Explorer.SearchSpace.Declarations;

/// <summary>Declares the members of one object.</summary>
/// <typeparam name="T">The record that the object stands for.</typeparam>
public readonly struct Members<T>
{
    /// <summary>A member that every object has.</summary>
    public Member<T, TValue> Required<TValue>(string name, string words, ValueKind<TValue> kind, Func<T, TValue> get, Func<T, TValue, T> set) =>
        Required(name, words, _ => kind, get, set);

    /// <summary>A member that every object has, of a kind that depends on members before it.</summary>
    public Member<T, TValue> Required<TValue>(string name, string words, Func<T, ValueKind<TValue>> kind, Func<T, TValue> get, Func<T, TValue, T> set) =>
        new(name, words, kind, get, set) { IsRequired = true };

    /// <summary>A member that may be left out, and is in canonical form where it has its default.</summary>
    public Member<T, TValue> Optional<TValue>(string name, string words, ValueKind<TValue> kind, Func<T, TValue> get, Func<T, TValue, T> set) =>
        Optional(name, words, _ => kind, get, set);

    /// <summary>A member that may be left out, of a kind that depends on members before it.</summary>
    public Member<T, TValue> Optional<TValue>(string name, string words, Func<T, ValueKind<TValue>> kind, Func<T, TValue> get, Func<T, TValue, T> set) =>
        new(name, words, kind, get, set);

    /// <summary>A member that may be left out, and that canonical form always has.</summary>
    public Member<T, TValue> Defaulted<TValue>(string name, string words, ValueKind<TValue> kind, Func<T, TValue> get, Func<T, TValue, T> set) =>
        Defaulted(name, words, _ => kind, get, set);

    /// <summary>A member that may be left out, and that canonical form always has, of a kind that depends on members before it.</summary>
    public Member<T, TValue> Defaulted<TValue>(string name, string words, Func<T, ValueKind<TValue>> kind, Func<T, TValue> get, Func<T, TValue, T> set) =>
        new(name, words, kind, get, set) { IsWritten = _ => true };

    /// <summary>The member that tells families apart.</summary>
    public Member<T> Family(string family) =>
        Required("family", "The family", Kinds.Constant(family), _ => family, (record, _) => record);
}
