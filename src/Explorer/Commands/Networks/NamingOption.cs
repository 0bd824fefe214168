using Explorer.Models.Weights;

namespace Explorer.Commands.Networks;

/// <summary>Options that say whose names a weight file uses.</summary>
internal static class NamingOption
{
    /// <summary>The word for the names that fit best.</summary>
    public const string Auto = "auto";

    private static readonly (string Word, WeightNaming Naming)[] Words =
    [
        ("explorer", WeightNaming.Native), ("torchvision", WeightNaming.Torchvision), ("timm", WeightNaming.Timm), ("pycls", WeightNaming.Pycls),
    ];

    /// <summary>Every word, as help shows them.</summary>
    public static string Choices { get; } = string.Join('|', Words.Select(row => row.Word));

    /// <summary>The option for the names that are written.</summary>
    public static Option<string> Written() => new("--names")
    {
        Description = "Whose names the tensors get, so that a model of the same shape there loads the file",
        HelpName = Choices,
        DefaultValueFactory = _ => WordOf(WeightNaming.Native),
    };

    /// <summary>The option for the names in a file that is read.</summary>
    public static Option<string> Read() => new("--from-names")
    {
        Description = "Whose names the file uses; auto takes those that fit the network best",
        HelpName = $"{Auto}|{Choices}",
        DefaultValueFactory = _ => Auto,
    };

    /// <summary>The naming a word stands for; null for <see cref="Auto"/> where that is allowed.</summary>
    /// <exception cref="InvalidInputException">There is no such word.</exception>
    public static WeightNaming? Parse(string word, string option, bool allowAuto)
    {
        if (allowAuto && word == Auto)
            return null;
        foreach (var (known, naming) in Words)
        {
            if (known == word)
                return naming;
        }

        string[] words = [.. Words.Select(row => row.Word)];
        throw new InvalidInputException(option, $"no names are called \"{word}\"; {NearMatch.Advice(word, allowAuto ? [Auto, .. words] : words)}");
    }

    /// <summary>The word for a naming.</summary>
    public static string WordOf(WeightNaming naming) => Array.Find(Words, row => row.Naming == naming).Word;
}
