using System.Text;

namespace Explorer.Analysis.Import;

/// <summary>Python writes NaN and Infinity into JSON, which JSON does not have; here they become null, or texts.</summary>
internal static class PythonNumbers
{
    private static readonly string[] Words = ["NaN", "-Infinity", "Infinity"];

    public static string ToJson(string text, bool asText = false)
    {
        if (!Array.Exists(Words, word => text.Contains(word, StringComparison.Ordinal)))
            return text;

        var result = new StringBuilder(text.Length);
        var inText = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (inText && text[i] == '\\' && i + 1 < text.Length)
            {
                result.Append(text[i++]);
            }
            else if (text[i] == '"')
            {
                inText = !inText;
            }
            else if (!inText && Array.Find(Words, word => string.CompareOrdinal(text, i, word, 0, word.Length) == 0) is { } found)
            {
                result.Append(asText ? $"\"{found}\"" : "null");
                i += found.Length - 1;
                continue;
            }

            result.Append(text[i]);
        }

        return result.ToString();
    }
}
