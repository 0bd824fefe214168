using System.Reflection;
using System.Text.Json.Serialization;

namespace Explorer.SearchSpace.Json;

/// <summary>The words that stand for an enum's values in files: camel case unless the value names another.</summary>
public static class EnumNames
{
    /// <summary>Every word of an enum, in its order.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => Table<T>.Words;

    /// <summary>The word of a value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Table<T>.Words[Array.IndexOf(Table<T>.Values, value)];

    /// <summary>The value of a word, or null.</summary>
    public static T? Find<T>(string word)
        where T : struct, Enum => Array.IndexOf(Table<T>.Words, word) is >= 0 and var i ? Table<T>.Values[i] : null;

    private static class Table<T>
        where T : struct, Enum
    {
        public static readonly T[] Values = Enum.GetValues<T>();
        public static readonly string[] Words = [.. Values.Select(Word)];

        private static string Word(T value)
        {
            var name = value.ToString();
            var given = typeof(T).GetField(name)!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>();
            return given?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(name);
        }
    }
}
