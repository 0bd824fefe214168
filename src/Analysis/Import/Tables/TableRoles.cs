using Explorer.SearchSpace.Json;
using Explorer.SearchSpace.Spaces;

namespace Explorer.Analysis.Import.Tables;

/// <summary>What each column of a table is taken for.</summary>
internal sealed record TableRoles
{
    /// <summary>The results, one a budget, cheapest first; at least one.</summary>
    public required IReadOnlyList<int> Results { get; init; }

    /// <summary>Whether more of a result is better.</summary>
    public required bool IsGain { get; init; }

    /// <summary>The parameters with their names, and what they are.</summary>
    public required IReadOnlyList<(int Column, string Name, ParameterKind Kind)> Parameters { get; init; }

    /// <summary>How a trial ended; null for none.</summary>
    public required int? State { get; init; }

    /// <summary>How much a row's training got; null for none.</summary>
    public required int? Fidelity { get; init; }

    /// <summary>What tells trials apart where a trial has several rows; null for their parameters.</summary>
    public required int? Trial { get; init; }

    /// <summary>Seed; null for none.</summary>
    public required int? Seed { get; init; }

    /// <summary>Wall time; null for none.</summary>
    public required int? Seconds { get; init; }

    /// <summary>Whether the result's name says that it is a share.</summary>
    public required bool IsShare { get; init; }

    /// <summary>What was guessed, in sentences.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Every column that is looked at.</summary>
    public IReadOnlySet<int> Columns => new HashSet<int>([.. Results, .. Parameters.Select(parameter => parameter.Column), .. new[] { State, Fidelity, Trial, Seed, Seconds }.OfType<int>()]);

    /// <summary>The roles that are asked for, and guesses for the rest.</summary>
    /// <exception cref="InvalidInputException">A column that was named is not there or cannot be what it is said to be, or no result is found.</exception>
    public static TableRoles Of(TableRequest request, IReadOnlyList<ColumnSummary> columns, long rows) => new RoleGuess(request, columns, rows).Roles();

    private sealed class RoleGuess(TableRequest request, IReadOnlyList<ColumnSummary> columns, long rows)
    {
        private readonly List<string> _notes = [];
        private readonly List<Problem> _problems = [];

        public TableRoles Roles()
        {
            var (results, isGain) = Results();
            var fidelity = Named(request.Fidelity, "--fidelity");
            var state = request.State is not null ? Named(request.State, "--state") : Guess(ColumnNames.States, column => !column.HasManyWords && column.Words.Count > 0 && column.Numbers == 0 && column.Words.Keys.All(TrialStates.IsKnown));
            if (state is { } found && request.State is null)
                _notes.Add($"guessed: \"{columns[found].Name}\" says how a trial ended");
            var seed = Guess(ColumnNames.Seeds, column => column.IsNumeric && column.IsWhole && column.Low >= 0);
            var seconds = Guess(ColumnNames.Seconds, _ => true);
            var trial = request.Trial is not null ? Named(request.Trial, "--trial") : fidelity is null ? null : Guess(ColumnNames.Trials, column => column.Filled == rows);
            var parameters = Parameters([.. results, .. new[] { fidelity, state, trial }.OfType<int>()], seed);
            if (parameters.Exists(parameter => parameter.Column == seed))
                seed = null;
            if (_problems.Count > 0)
                throw new InvalidInputException(request.Path, _problems);
            return new TableRoles
            {
                Results = results,
                IsGain = isGain,
                Parameters = parameters,
                State = state,
                Fidelity = fidelity,
                Trial = trial,
                Seed = seed,
                Seconds = parameters.Exists(parameter => parameter.Column == seconds) ? null : seconds,
                IsShare = results.Count > 0 && IsShare(columns[results[^1]].Name),
                Notes = _notes,
            };
        }

        private static bool IsShare(string name)
        {
            var stem = ColumnNames.Last(ColumnNames.Numbered(name)?.Stem is { Length: > 0 } found && !ColumnNames.Accuracies.Contains(ColumnNames.Last(name)) ? found : name);
            return ColumnNames.Errors.Contains(stem) || ColumnNames.Accuracies.Contains(stem) || stem.Split('_').Any(part => part is "error" or "err" or "acc" or "accuracy");
        }

        private (List<int> Columns, bool IsGain) Results()
        {
            if (request.Errors.Count > 0 && request.Accuracies.Count > 0)
                throw new InvalidInputException(request.Path, "--error and --accuracy are both given, expected one of them: less is better in the one, more in the other");
            var named = request.Errors.Count > 0 ? request.Errors : request.Accuracies;
            var option = request.Accuracies.Count > 0 ? "--accuracy" : "--error";
            if (named.Count > 0)
                return (Ordered([.. named.Select(name => Named(name, option)).OfType<int>()]), request.Accuracies.Count > 0);
            foreach (var (names, isGain) in new[] { (ColumnNames.Errors, false), (ColumnNames.Accuracies, true), (ColumnNames.Losses, false) })
            {
                if (Guess(names, column => column.IsNumeric) is not { } found)
                    continue;
                _notes.Add($"guessed: \"{columns[found].Name}\" is what the trials were after, and {(isGain ? "more" : "less")} of it is better; {(isGain ? "--error" : "--accuracy")} {columns[found].Name} where {(isGain ? "less" : "more")} is, --error COLUMN for another");
                return ([found], isGain);
            }

            var budgets = columns.Index().Where(column => column.Item.IsNumeric && ColumnNames.Numbered(column.Item.Name) is { } numbered && ColumnNames.IsNoParameter(column.Item.Name) && !ColumnNames.IsPrefixed(column.Item.Name))
                .GroupBy(column => ColumnNames.Numbered(column.Item.Name)!.Value.Stem, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1 && (IsShare(group.Key) || group.Key.Contains("loss", StringComparison.OrdinalIgnoreCase)));
            if (budgets is not null)
            {
                var isGain = budgets.Key.Contains("acc", StringComparison.OrdinalIgnoreCase);
                _notes.Add($"guessed: {List([.. budgets.Select(column => column.Item.Name)])} are one result at several budgets, and {(isGain ? "more" : "less")} of it is better");
                return (Ordered([.. budgets.Select(column => column.Index)]), isGain);
            }

            var numeric = columns.Where(column => column.IsNumeric && !column.IsConstant).Select(column => column.Name).ToList();
            _problems.Add(new Problem("--error", $"no column is named as a result is (error, val_error, accuracy, val_loss, value, objective, …); expected --error COLUMN or --accuracy COLUMN: {(numeric.Count == 0 ? "no column holds numbers" : List(numeric))}"));
            return ([], false);
        }

        // Budgets whose columns end with numbers go by these.
        private List<int> Ordered(List<int> results)
        {
            if (results.Distinct().Count() < results.Count)
                _problems.Add(new Problem("--error", "names a column twice, expected different ones, one a budget"));
            foreach (var column in results.Select(at => columns[at]).Where(column => !column.IsNumeric))
                _problems.Add(new Problem($"column {column.Name}", column.Filled == 0 ? "is empty, expected numbers" : $"holds {(column.IsFlag ? "true and false" : $"texts such as \"{column.Words.Keys.FirstOrDefault()}\"")}, expected numbers"));
            return results.Count > 1 && results.TrueForAll(at => ColumnNames.Numbered(columns[at].Name) is not null) ? [.. results.OrderBy(at => ColumnNames.Numbered(columns[at].Name)!.Value.Number)] : results;
        }

        private List<(int Column, string Name, ParameterKind Kind)> Parameters(List<int> taken, int? seed)
        {
            var words = request.Words.Select(name => Named(name, "--words")).OfType<int>().ToHashSet();
            List<int> chosen = request.Parameters is not { } asked ? Guessed(taken, words)
                : [.. asked.Select(name => Named(name, "--parameters")).OfType<int>().Distinct(), .. words.Where(at => !asked.Contains(columns[at].Name) && !asked.Contains(ColumnNames.Parameter(columns[at].Name)))];
            var parameters = new List<(int, string, ParameterKind)>();
            foreach (var at in chosen)
            {
                var column = columns[at];
                var name = ColumnNames.Parameter(column.Name);
                if (taken.Contains(at))
                    _problems.Add(new Problem($"column {column.Name}", "is named as a parameter and as something else, expected one of them"));
                else if (column.IsAmbiguous && !words.Contains(at))
                    _problems.Add(new Problem($"column {column.Name}", $"holds numbers such as \"{column.Words.Keys.FirstOrDefault() ?? "1,234"}\", in which the comma may stand for a point or between thousands; expected points for decimals and nothing between thousands"));
                else if (!words.Contains(at) && !column.IsNumeric && !column.IsFlag && column.HasManyWords)
                    _problems.Add(new Problem($"column {column.Name}", $"holds more than {ColumnSummary.MostWords} different texts, expected numbers, true and false, or at most so many words"));
                else if (words.Contains(at) && column.Distinct > ColumnSummary.MostWords)
                    _problems.Add(new Problem($"column {column.Name}", $"holds more than {ColumnSummary.MostWords} different values, expected at most so many of words"));
                else if (parameters.Exists(other => other.Item2 == name))
                    _problems.Add(new Problem($"column {column.Name}", $"is the parameter \"{name}\", as another column is; name those that are meant with --parameters"));
                else
                    parameters.Add((at, name, words.Contains(at) ? ParameterKind.Word : column.IsFlag ? ParameterKind.Flag : !column.IsNumeric ? ParameterKind.Word : column.IsWhole ? ParameterKind.Whole : ParameterKind.Number));
            }

            if (seed is { } kept && !chosen.Contains(kept))
                _notes.Add($"guessed: \"{columns[kept].Name}\" is the seed, so trials of equal parameters are repeats");
            return parameters;
        }

        private List<int> Guessed(List<int> taken, HashSet<int> words)
        {
            var prefixed = columns.Index().Where(column => ColumnNames.IsPrefixed(column.Item.Name)).ToList();
            var isPrefixed = prefixed.Exists(column => column.Item.Filled > 0);
            var candidates = (isPrefixed ? prefixed : columns.Index().Where(column => !ColumnNames.IsNoParameter(column.Item.Name) || words.Contains(column.Index))).Where(column => !taken.Contains(column.Index)).ToList();
            bool Fits(int at, ColumnSummary column) => column.Filled > 0 && (words.Contains(at) || (!column.IsConstant && (column.IsNumeric || column.IsFlag || !column.HasManyWords)));
            List<int> chosen = [.. candidates.Where(column => Fits(column.Index, column.Item)).Select(column => column.Index)];
            _notes.Add(chosen.Count == 0 ? "no parameter was found: the error distribution alone can be told" : $"guessed: the parameters are {List([.. chosen.Select(at => ColumnNames.Parameter(columns[at].Name))])}{(isPrefixed ? ", by what stands before their names" : "")}");
            var same = candidates.Where(column => column.Item.Filled > 0 && column.Item.IsConstant && !chosen.Contains(column.Index)).Select(column => ColumnNames.Parameter(column.Item.Name)).ToList();
            var many = candidates.Where(column => column.Item is { HasManyWords: true, IsNumeric: false, IsFlag: false } && !chosen.Contains(column.Index)).Select(column => column.Item.Name).ToList();
            var others = isPrefixed ? [] : columns.Index().Where(column => !taken.Contains(column.Index) && ColumnNames.IsNoParameter(column.Item.Name) && column.Item.Name.Length > 0 && !words.Contains(column.Index)).Select(column => column.Item.Name).ToList();
            foreach (var (names, why) in new[] { (same, "the same in all rows"), (many, $"more than {ColumnSummary.MostWords} different texts"), (others, "named as results and notes are; --parameters names them where they are meant") })
            {
                if (names.Count > 0)
                    _notes.Add($"left out: {List(names)} ({why})");
            }

            return chosen;
        }

        private int? Named(string? name, string option)
        {
            if (name is null)
                return null;
            var places = columns.Index().Where(column => column.Item.Name == name).Select(column => column.Index).ToList();
            if (places.Count == 0)
                places = [.. columns.Index().Where(column => ColumnNames.Parameter(column.Item.Name) == name || column.Item.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(column => column.Index)];
            if (places.Count == 1)
                return places[0];
            string[] known = [.. columns.Select(column => column.Name).Where(known => known.Length > 0)];
            _problems.Add(new Problem(option, places.Count > 1
                ? $"\"{name}\" may be {List([.. places.Select(at => columns[at].Name)])}; expected one of these names in full"
                : $"the table has no column \"{name}\"; {(NearMatch.Find(name, known) is { } near ? $"did you mean \"{near}\"?" : $"its columns: {List(known)}")}"));
            return null;
        }

        private int? Guess(string[] names, Func<ColumnSummary, bool> fits)
        {
            foreach (var name in names)
            {
                foreach (var (at, column) in columns.Index())
                {
                    if (ColumnNames.Last(column.Name) == name && column.Filled > 0 && !ColumnNames.IsPrefixed(column.Name) && fits(column))
                        return at;
                }
            }

            return null;
        }

        private static string List(IReadOnlyList<string> names) => string.Join(", ", names.Take(12)) + (names.Count > 12 ? $" and {NumberText.Count(names.Count - 12)} more" : "");
    }
}
