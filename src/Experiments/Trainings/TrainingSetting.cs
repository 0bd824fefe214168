using System.Reflection;
using System.Text;

namespace Explorer.Experiments.Trainings;

/// <summary>
/// A training setting as a number, so that it can be set against the error as any parameter of a network. Every member of
/// <see cref="TrainingSettings"/> that is a number, a flag (0 no, 1 yes), a word (its place among all words) or a list of words (a flag
/// each) is one: what is added there is a parameter at once.
/// </summary>
public sealed record TrainingSetting
{
    private TrainingSetting()
    {
    }

    /// <summary>Short name, as in CSV headers, such as <c>learning_rate</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Name in words.</summary>
    public required string Name { get; init; }

    /// <summary>Name in words, with what its numbers stand for.</summary>
    public required string Label { get; init; }

    /// <summary>What its value is, which the number stands for.</summary>
    public SettingKind Kind { get; private init; }

    /// <summary>Whether the numbers only tell words apart.</summary>
    public bool IsNominal => Kind == SettingKind.Word;

    /// <summary>Every word that it may be, by number; none for other kinds.</summary>
    public IReadOnlyList<string> Words { get; private init; } = [];

    /// <summary>The number.</summary>
    public required Func<TrainingSettings, double> Of { get; init; }

    /// <summary>The value itself: a <see cref="double"/>, <see cref="int"/>, <see cref="bool"/>, or a word.</summary>
    public object Value(TrainingSettings settings) => (Kind, Of(settings)) switch
    {
        (SettingKind.Whole, var number) => (int)number,
        (SettingKind.Flag, var number) => number != 0,
        (SettingKind.Word, var number) => Words[(int)number],
        (_, var number) => number,
    };

    /// <summary>Every setting, in the order of the record's members.</summary>
    public static IReadOnlyList<TrainingSetting> All { get; } = [.. typeof(TrainingSettings).GetProperties().SelectMany(From)];

    /// <summary>Those that differ among some trials: what an experiment sweeps.</summary>
    public static IReadOnlyList<TrainingSetting> Swept(IEnumerable<TrainingSettings> trials)
    {
        var distinct = trials.Distinct().ToList();
        return distinct.Count < 2 ? [] : [.. All.Where(setting => distinct.Exists(settings => setting.Of(settings) != setting.Of(distinct[0])))];
    }

    private static IEnumerable<TrainingSetting> From(PropertyInfo property)
    {
        var type = property.PropertyType;
        if (type == typeof(double))
        {
            yield return Single(property, Getter<double>(property));
        }
        else if (type == typeof(int))
        {
            var get = Getter<int>(property);
            yield return Single(property, settings => get(settings)) with { Kind = SettingKind.Whole };
        }
        else if (type == typeof(bool))
        {
            var get = Getter<bool>(property);
            yield return Single(property, settings => get(settings) ? 1 : 0, "0 no, 1 yes") with { Kind = SettingKind.Flag };
        }
        else if (type.IsEnum)
        {
            string[] words = [.. Enum.GetNames(type).Select(name => type.GetField(name)!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(name))];
            yield return Single(property, settings => Convert.ToInt32(property.GetValue(settings), null), string.Join(", ", words.Select((word, i) => FormattableString.Invariant($"{i} {word}"))))
                with { Kind = SettingKind.Word, Words = words };
        }
        else if (type == typeof(ValueList<Augmentation>))
        {
            var get = Getter<ValueList<Augmentation>>(property);
            foreach (var word in Enum.GetValues<Augmentation>())
            {
                var setting = Single(property, settings => get(settings).Contains(word) ? 1 : 0);
                var name = $"{setting.Name} {InWords(word.ToString()).ToLowerInvariant()}";
                yield return setting with { Key = $"{setting.Key}_{JsonNamingPolicy.SnakeCaseLower.ConvertName(word.ToString())}", Name = name, Label = $"{name} (0 no, 1 yes)", Kind = SettingKind.Flag };
            }
        }
    }

    private static TrainingSetting Single(PropertyInfo property, Func<TrainingSettings, double> of, string meaning = "") => new()
    {
        Key = JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name),
        Name = InWords(property.Name),
        Label = meaning.Length > 0 ? $"{InWords(property.Name)} ({meaning})" : InWords(property.Name),
        Of = of,
    };

    private static Func<TrainingSettings, T> Getter<T>(PropertyInfo property) => property.GetMethod!.CreateDelegate<Func<TrainingSettings, T>>();

    // LearningRate to Learning rate.
    private static string InWords(string name)
    {
        var words = new StringBuilder();
        foreach (var letter in name)
            words.Append(words.Length > 0 && char.IsUpper(letter) ? " " : "").Append(words.Length > 0 ? char.ToLowerInvariant(letter) : letter);

        return words.ToString();
    }
}

/// <summary>What a training setting is.</summary>
public enum SettingKind
{
    /// <summary>A number.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>One of some words.</summary>
    Word,
}
