namespace Explorer.Storage.Lite;

/// <summary>
/// How a table lies in its collections. A row's <c>_id</c> is its experiment in the upper 32 bits and below it the trial's index, or, in
/// tables that may hold an index several times, a number in the order of adding, from 1: so an experiment's rows lie together in order.
/// </summary>
/// <param name="Collection">The collection of the documents.</param>
/// <param name="Curves">That of the curves, under the same <c>_id</c>; null where rows have none.</param>
/// <param name="ById">Whether <c>_id</c> holds the index; otherwise the document has it beside its record.</param>
/// <param name="HasKey">Whether a unique key of experiment, index and rung lies beside the record.</param>
internal sealed record LiteTable(string Collection, string? Curves, bool ById, bool HasKey)
{
    /// <summary>The tables, in the order of <see cref="StoreTable"/>.</summary>
    public static IReadOnlyList<LiteTable> All { get; } =
    [
        new("planned", null, ById: true, HasKey: false),
        new("trials", "trialCurves", ById: true, HasKey: false),
        new("rungs", "rungCurves", ById: false, HasKey: true),
        new("attempts", null, ById: false, HasKey: false),
    ];

    /// <summary>The table's collections.</summary>
    public static LiteTable Of(StoreTable table) => All[(int)table];

    /// <summary>The <c>_id</c> of an experiment's row.</summary>
    /// <param name="experiment">The experiment's id.</param>
    /// <param name="number">The trial's index, or the number in the order of adding.</param>
    public static long Id(long experiment, int number) => (experiment << 32) | (uint)number;

    /// <summary>The index, or number, in an <c>_id</c>.</summary>
    public static int Number(long id) => (int)id;

    /// <summary>The key of a row in tables that have one.</summary>
    public static string Key(long experiment, int index, int rung) => string.Create(CultureInfo.InvariantCulture, $"{experiment}/{index}/{rung}");
}
