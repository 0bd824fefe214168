using Explorer.Documents.Writers;

using System.Text.RegularExpressions;

namespace Explorer.Documents.Pages;

/// <summary>
/// Fills a page: <c>{{name}}</c> becomes the value of that name, <c>{{#name}}…{{/name}}</c> stays only where that value is not empty.
/// Values are not searched for further placeholders.
/// </summary>
internal static partial class PageTemplate
{
    private const int CommitDigits = 10;

    public static string Fill(string template, IReadOnlyDictionary<string, Markup> values)
    {
        var kept = Block().Replace(template, match => values[match.Groups["name"].Value].Text.Length > 0 ? match.Groups["inside"].Value : "");
        return Placeholder().Replace(kept, match => values[match.Groups["name"].Value].Text);
    }

    /// <summary>The program's version for people: its commit in ten digits, the whole one as a title.</summary>
    public static Markup Version(string codeVersion) => codeVersion.IndexOf('+') is > 0 and var plus && codeVersion.Length > plus + 1 + CommitDigits
        ? Markup.Of($"<span title=\"{codeVersion}\">{codeVersion[..(plus + 1 + CommitDigits)]}</span>")
        : Markup.Encode(codeVersion);

    [GeneratedRegex(@"\{\{#(?<name>\w+)\}\}(?<inside>.*?)\{\{/\k<name>\}\}", RegexOptions.Singleline, 10_000)]
    private static partial Regex Block();

    [GeneratedRegex(@"\{\{(?<name>\w+)\}\}", RegexOptions.None, 10_000)]
    private static partial Regex Placeholder();
}
