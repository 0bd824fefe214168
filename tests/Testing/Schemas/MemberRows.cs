using System.Text;
using System.Text.Json.Nodes;
using Explorer.SearchSpace.Declarations;

namespace Explorer.Testing.Schemas;

/// <summary>Rows of a table of members, from the table that files are read by.</summary>
internal static class MemberRows
{
    public static string Head => "| member | meaning | values | default |\n|---|---|---|---|\n";

    public static void Add<T>(StringBuilder rows, MemberTable<T> table, string prefix, params string[] without)
        where T : class
    {
        foreach (var member in table.Members.Where(member => !without.Contains(member.Name)))
        {
            var definitions = new JsonObject();
            var values = Values(member.Schema(table.Empty, definitions));
            var otherwise = member.IsRequired ? "required" : member.Default(table.Empty)?.TrimEnd(',') ?? "";
            rows.Append('|').AppendJoin('|', new[] { $"`{prefix}{member.Name}`", member.Words, values, otherwise }.Select(cell => $" {cell.Replace("|", "\\|", StringComparison.Ordinal)} ".Replace("  ", " ", StringComparison.Ordinal))).Append("|\n");
        }
    }

    private static string Values(JsonNode schema) => schema switch
    {
        _ when schema["enum"] is JsonArray words => string.Join(", ", words.Select(word => $"`{word}`")),
        _ when schema["anyOf"] is JsonArray forms => string.Join(" or ", forms.Select(form => Values(form!)).Where(text => text.Length > 0).Distinct()),
        _ when schema["$ref"]?.ToString() is { } reference => reference.EndsWith("/distribution", StringComparison.Ordinal) ? "a distribution" : "",
        _ when schema["items"] is { } items => $"a list of {Values(items)}".TrimEnd(' ') is "a list of" ? "a list" : $"a list of {Values(items)}",
        _ => schema["type"]?.ToString() switch
        {
            "integer" or "number" => Range(schema),
            "boolean" => "`true`, `false`",
            "string" => "text",
            "object" when schema["properties"]?["choices"] is not null => "`choices` of them",
            _ => "",
        },
    };

    private static string Range(JsonNode schema)
    {
        var whole = schema["type"]!.ToString() == "integer" ? "whole, " : "";
        var least = schema["minimum"] is { } from ? $"at least {from}" : schema["exclusiveMinimum"] is { } above ? $"above {above}" : "";
        var most = schema["maximum"] is { } to ? $"at most {to}" : schema["exclusiveMaximum"] is { } below ? $"below {below}" : "";
        return schema["minimum"] is { } low && schema["maximum"] is { } high ? $"{whole}{low} to {high}"
            : whole + string.Join(", ", new[] { least, most }.Where(bound => bound.Length > 0));
    }
}
