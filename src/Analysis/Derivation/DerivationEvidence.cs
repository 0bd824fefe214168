using System.Text.Json.Serialization;
using Explorer.Documents.Writers;

namespace Explorer.Analysis.Derivation;

/// <summary>What a population says about one change to its space.</summary>
public sealed record DerivationEvidence
{
    /// <summary>The change in words, such as <c>widths that never fall</c>.</summary>
    public required string Candidate { get; init; }

    /// <summary>What it does.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>The parameter, as in experiment files, with its stage from 1 where it is one stage's: <c>width</c>, <c>depth 3</c>.</summary>
    public required string Parameter { get; init; }

    /// <summary>What was compared with what, by which test, and in which direction.</summary>
    public required string Test { get; init; }

    /// <summary>
    /// The mean error of the true members less that of the others, at equal FLOPs, a fraction: negative where the change wins. Where errors chose the
    /// range, cross-fitted. Null where too few members stand on one side.
    /// </summary>
    public Estimate? Effect { get; init; }

    /// <summary>The test's p-value; null where nothing could be tested.</summary>
    public double? PValue { get; init; }

    /// <summary>The p-value corrected for all candidates tested with it (Holm); null where nothing could be tested.</summary>
    public double? AdjustedPValue { get; init; }

    /// <summary>Tests that the correction counts.</summary>
    public required int Tests { get; init; }

    /// <summary>True members of the narrower space.</summary>
    public required int Kept { get; init; }

    /// <summary>Networks that are none.</summary>
    public required int Others { get; init; }

    /// <summary>Networks that come near, where true members are too few; a hint, never a reason to propose. Null for none.</summary>
    public NearMembers? Near { get; init; }

    /// <summary>What keeps it from being proposed beside its figures, what weighs most first; none where its p-value decides.</summary>
    [JsonIgnore]
    public ValueList<string> Hindrances { get; init; }

    /// <summary>The ranges that parts of the networks choose; null where errors choose none.</summary>
    [JsonIgnore]
    public string? Ranges { get; init; }

    /// <summary>Why it is proposed or not, with all its figures, in plain characters as files have it.</summary>
    public string Reason => PlainTextWriter.Plain(string.Join("; ", [.. Hindrances, .. Figures()]));

    /// <summary>Such as <c>1 member</c> or <c>12 members</c>.</summary>
    internal static string Members(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "member" : "members")}");

    private IEnumerable<string> Figures()
    {
        var sides = string.Create(CultureInfo.InvariantCulture, $"{Members(Kept)} against {Others}");
        if (Effect is { } effect)
            yield return $"mean error {Points(effect)} with {sides}";
        else if (Kept > 0 && Others > 0)
            yield return sides;
        if (AdjustedPValue is { } corrected)
            yield return string.Create(CultureInfo.InvariantCulture, $"{NumberText.PEquation(PValue!.Value)} two-sided, {NumberText.P(corrected)} corrected for {Tests} {(Tests == 1 ? "test" : "tests")}");
        if (AdjustedPValue is not null && Ranges is { } ranges)
            yield return $"chosen without each fifth: {ranges}";
        if (Near is { } near)
        {
            var found = near.Effect is { } apart ? $" have a mean error of {Points(apart)} against networks further away" : "";
            yield return string.Create(CultureInfo.InvariantCulture, $"no members but near, {near.Count} networks {near.Words}{found}{(Membership.IsWorse(near.Effect) ? " and speak against it" : "")}");
        }
    }

    private static string Points(Estimate effect) => effect.Interval is { } interval
        ? $"{NumberText.Points(effect.Value, 1)} points ({NumberText.Points(interval.Lower, 1)} to {NumberText.Points(interval.Upper, 1)})"
        : $"{NumberText.Points(effect.Value, 1)} points";
}
