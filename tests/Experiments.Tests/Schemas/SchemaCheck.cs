using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Explorer.Experiments.Tests.Schemas;

// The part of JSON Schema 2020-12 that the shipped schemas use; any other keyword fails the test.
internal sealed class SchemaCheck(JsonObject root)
{
    public IEnumerable<string> Errors(JsonNode? value, JsonObject? schema = null, string path = "$") =>
        (schema ?? root).SelectMany(keyword => Errors(keyword.Key, keyword.Value!, schema ?? root, value, path));

    private bool IsValid(JsonNode? value, JsonNode schema) => !Errors(value, schema.AsObject()).Any();

    private IEnumerable<string> Errors(string keyword, JsonNode argument, JsonObject schema, JsonNode? value, string path) => keyword switch
    {
        "$schema" or "$defs" or "title" or "description" or "then" => [],
        "$ref" => Errors(value, ((string)argument!)["#/".Length..].Split('/').Aggregate((JsonNode)root, (node, step) => node[step]!).AsObject(), path),
        "type" => Fail(!Types(argument).Contains(TypeOf(value)) && !(TypeOf(value) == "integer" && Types(argument).Contains("number")), $"{path}: type"),
        "const" => Fail(!JsonNode.DeepEquals(argument, value), $"{path}: const"),
        "enum" => Fail(!argument.AsArray().Any(a => JsonNode.DeepEquals(a, value)), $"{path}: enum"),
        "anyOf" => Fail(!argument.AsArray().Any(a => IsValid(value, a!)), $"{path}: anyOf"),
        "oneOf" => Fail(argument.AsArray().Count(a => IsValid(value, a!)) != 1, $"{path}: oneOf"),
        "not" => Fail(IsValid(value, argument), $"{path}: not"),
        "if" => IsValid(value, argument) ? Errors(value, schema["then"]!.AsObject(), path) : [],
        "required" => argument.AsArray().Where(name => value is JsonObject o && !o.ContainsKey((string)name!)).Select(name => $"{path}.{name}: required"),
        "properties" => Members(value).Where(m => argument[m.Key] is not null).SelectMany(m => Errors(m.Value, argument[m.Key]!.AsObject(), $"{path}.{m.Key}")),
        "additionalProperties" => Members(value).Where(m => schema["properties"]![m.Key] is null).Select(m => $"{path}.{m.Key}: unknown"),
        "items" => Items(value).SelectMany((item, i) => Errors(item, argument.AsObject(), $"{path}[{i}]")),
        "minItems" => Fail(value is JsonArray a && a.Count < (int)argument, $"{path}: minItems"),
        "maxItems" => Fail(value is JsonArray a && a.Count > (int)argument, $"{path}: maxItems"),
        "minimum" => Fail(Number(value) < Number(argument), $"{path}: minimum"),
        "maximum" => Fail(Number(value) > Number(argument), $"{path}: maximum"),
        "exclusiveMinimum" => Fail(Number(value) <= Number(argument), $"{path}: exclusiveMinimum"),
        "exclusiveMaximum" => Fail(Number(value) >= Number(argument), $"{path}: exclusiveMaximum"),
        "multipleOf" => Fail(Number(value) % Number(argument) > 0, $"{path}: multipleOf"),
        "maxLength" => Fail(TypeOf(value) == "string" && ((string)value!).Length > (int)argument, $"{path}: maxLength"),
        "pattern" => Fail(TypeOf(value) == "string" && !Regex.IsMatch((string)value!, (string)argument!, RegexOptions.None, TimeSpan.FromSeconds(1)), $"{path}: pattern"),
        _ => [$"{path}: {keyword} is no keyword that this check knows"],
    };

    private static string[] Fail(bool failed, string error) => failed ? [error] : [];

    private static string[] Types(JsonNode argument) => argument is JsonArray all ? [.. all.Select(t => (string)t!)] : [(string)argument!];

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Members(JsonNode? value) => value as JsonObject ?? [];

    private static IEnumerable<JsonNode?> Items(JsonNode? value) => value as JsonArray ?? [];

    private static double? Number(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.Number ? double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture) : null;

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => Number(value) % 1 == 0 ? "integer" : "number",
        _ => "null",
    };
}
