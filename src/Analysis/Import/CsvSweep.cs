using Explorer.Experiments;
using Explorer.SearchSpace.Json;

namespace Explorer.Analysis.Import;

/// <summary>
/// A CSV with a header: <c>error</c> (a fraction), and either <c>config</c> (a model config as JSON) or <c>depth_1</c>, <c>width_1</c>,
/// <c>depth_2</c> … with <c>bottleneck_ratio</c> and <c>group_width</c>, for all stages or each with its number. <c>flops</c>,
/// <c>params</c>, <c>activations</c> are compared with the computed ones; <c>seconds</c> is kept; <c>index</c> is left out.
/// </summary>
internal sealed class CsvSweep
{
    private const int MostProblems = 20;
    private static readonly string[] Plain = ["index", "error", "flops", "params", "activations", "seconds", "config", "bottleneck_ratio", "group_width"];
    private static readonly string[] PerStage = ["depth", "width", "bottleneck_ratio", "group_width"];

    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly Experiment _like;
    private readonly string _origin;
    private readonly int _stages;

    private CsvSweep(string[] header, Experiment like, string origin)
    {
        (_like, _origin) = (like, origin);
        var problems = new List<Problem>();
        for (var i = 0; i < header.Length; i++)
        {
            var name = header[i].Trim().ToLowerInvariant();
            if (!IsKnown(name))
            {
                problems.Add(new Problem("line 1", $"unknown column \"{header[i]}\"; {NearMatch.Advice(name, [.. Plain, "depth_1", "width_1"])}"));
            }
            else if (!_columns.TryAdd(name, i))
            {
                problems.Add(new Problem("line 1", $"column \"{header[i]}\" is there twice, keep one"));
            }
        }

        _stages = Enumerable.Range(1, ModelLimits.MostStages).TakeWhile(stage => _columns.ContainsKey($"depth_{stage}")).Count();
        if (!_columns.ContainsKey("error"))
            problems.Add(new Problem("line 1", "no column \"error\""));

        if (!_columns.ContainsKey("config") && _stages == 0)
            problems.Add(new Problem("line 1", "no column \"config\", and no \"depth_1\", \"width_1\", \"depth_2\" …: expected either, to know the networks"));

        if (!_columns.ContainsKey("config") && like.Space is not AnyNetSpace)
        {
            problems.Add(new Problem("line 1", $"no column \"config\", and the space of {like.Name} is no anynet; expected one, whose input, classes, stem, block and strides the networks have"));
        }

        if (problems.Count > 0)
            throw new InvalidInputException(origin, problems);
    }

    public static IReadOnlyList<ImportedNetwork> Read(string text, string origin, Experiment like)
    {
        var rows = CsvText.Rows(text, origin);
        var sweep = new CsvSweep(rows[0].Cells, like, origin);
        var networks = new List<ImportedNetwork>();
        var problems = new List<Problem>();
        foreach (var (line, cells) in rows.Skip(1))
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"line {line}");
            try
            {
                networks.Add(sweep.Network(cells, rows[0].Cells.Length, place));
            }
            catch (FormatException error)
            {
                problems.Add(new Problem(place, error.Message));
            }
            catch (InvalidInputException error)
            {
                problems.AddRange(error.Problems.Select(problem => new Problem(place, problem.ToString())));
            }

            if (problems.Count >= MostProblems)
                break;
        }

        if (problems.Count == 0 && networks.Count == 0)
            problems.Add(new Problem("$", "has a header and no rows; expected one a network"));

        return problems.Count == 0 ? networks : throw new InvalidInputException(origin, problems);
    }

    private static bool IsKnown(string name) => Plain.Contains(name)
        || (name.LastIndexOf('_') is > 0 and var at && PerStage.Contains(name[..at]) && int.TryParse(name.AsSpan(at + 1), CultureInfo.InvariantCulture, out var stage) && stage is >= 1 and <= ModelLimits.MostStages);

    private ImportedNetwork Network(string[] cells, int columns, string place)
    {
        if (cells.Length != columns)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{cells.Length} cells, expected {columns} as in the header"));
        }

        var error = Number(cells, "error") ?? throw new FormatException("error is empty, expected a fraction from 0 to 1");
        if (error is not (>= 0 and <= 1))
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"error is {error}, expected a fraction from 0 to 1{(error is > 1 and <= 100 ? ": divide percentages by 100" : "")}"));
        }

        return new ImportedNetwork
        {
            Config = _columns.TryGetValue("config", out var at) ? ModelConfigJson.Parse(cells[at], $"{_origin} {place}") : FromStages(cells, place),
            Training = _like.Training.Settings,
            Outcome = new TrialOutcome.Completed(error, error),
            Seconds = Math.Max(0, Number(cells, "seconds") ?? 0),
            Claimed = (Number(cells, "flops"), Number(cells, "params"), Number(cells, "activations")),
        };
    }

    private ModelConfig FromStages(string[] cells, string place)
    {
        var space = (AnyNetSpace)_like.Space;
        if (_stages != space.Stages)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{_stages} stages, expected {space.Stages} as {_like.Name} has"));
        }

        var config = new AnyNetConfig
        {
            Input = space.Input,
            Classes = space.Classes,
            Stem = new StemConfig(space.Stem.Type, (int)space.Stem.Width.Low),
            Block = space.Block,
            SqueezeExcitation = space.SqueezeExcitation.Low,
            HeadWidth = (int)space.HeadWidth.Low,
            Stages = [.. Enumerable.Range(1, _stages).Select(stage => new StageConfig
            {
                Depth = Whole(cells, $"depth_{stage}") ?? throw new FormatException($"depth_{stage} is empty"),
                Width = Whole(cells, $"width_{stage}") ?? throw new FormatException($"width_{stage} is empty"),
                Stride = space.Strides[stage - 1],
                BottleneckRatio = Number(cells, $"bottleneck_ratio_{stage}") ?? Number(cells, "bottleneck_ratio") ?? 1,
                GroupWidth = Whole(cells, $"group_width_{stage}") ?? Whole(cells, "group_width") ?? 1,
            })],
        };
        return ModelConfigJson.Parse(ModelConfigJson.Write(config), $"{_origin} {place}");
    }

    private int? Whole(string[] cells, string column) => Number(cells, column) is not { } number ? null
        : number == Math.Floor(number) && Math.Abs(number) < int.MaxValue ? (int)number
        : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{column} is {number}, expected a whole number"));

    private double? Number(string[] cells, string column)
    {
        if (!_columns.TryGetValue(column, out var at) || string.IsNullOrWhiteSpace(cells[at]))
            return null;

        return double.TryParse(cells[at], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new FormatException($"{column} is \"{cells[at]}\", expected a number with a point for decimals");
    }
}
