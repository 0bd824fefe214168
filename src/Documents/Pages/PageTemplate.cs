using Explorer.Documents.Writers;

using System.Text.RegularExpressions;

namespace Explorer.Documents.Pages;

/// <summary>
/// Fills a page: <c>{{name}}</c> becomes the value of that name, <c>{{#name}}…{{/name}}</c> stays only where that value is not empty.
/// Values are not searched for further placeholders.
/// </summary>
internal static partial class PageTemplate
{
    public static string Fill(string template, IReadOnlyDictionary<string, Markup> values)
    {
        var kept = Block().Replace(template, match => values[match.Groups["name"].Value].Text.Length > 0 ? match.Groups["inside"].Value : "");
        return Placeholder().Replace(kept, match => values[match.Groups["name"].Value].Text);
    }

    [GeneratedRegex(@"\{\{#(?<name>\w+)\}\}(?<inside>.*?)\{\{/\k<name>\}\}", RegexOptions.Singleline, 10_000)]
    private static partial Regex Block();

    [GeneratedRegex(@"\{\{(?<name>\w+)\}\}", RegexOptions.None, 10_000)]
    private static partial Regex Placeholder();
}
