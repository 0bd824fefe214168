using Explorer.Commands;
using Explorer.Training.Data.Catalog;
using Explorer.Training.Data.Folders;

namespace Explorer.Trainings;

/// <summary>The images that <c>--set</c> names: a data set, or a folder of images that is imported on its first use.</summary>
internal static class NamedImages
{
    private const int UsualSize = 32;

    /// <summary>Finds or imports them.</summary>
    /// <param name="console">Told of an import.</param>
    /// <param name="data">A name or a folder.</param>
    /// <param name="directory">The folder of data sets; null for the usual places.</param>
    /// <param name="size">Height and width that imported images are brought to; null for the usual one.</param>
    /// <exception cref="InvalidInputException">There is no such data set, or the folder cannot be imported.</exception>
    public static DataSetDescription Find(CommandConsole console, string data, string? directory, int? size)
    {
        if (!Directory.Exists(data) || DataSets.All.Any(known => known.Name == data))
            return Known(data, directory);
        if (!data.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) && DataSets.Imported(directory).Any(set => set.Name == data))
            throw new InvalidInputException("--set", $"\"{data}\" is a folder here and an imported data set; write ./{data} for the folder, or type the command where no folder has the data set's name");
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(data));
        var letters = Path.GetFileName(full).ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-');
        var name = FormattableString.Invariant($"{new string([.. letters]).Trim('-')}-{size ?? UsualSize}");
        var root = DataRoots.ForWriting(directory);
        var options = new ImportOptions
        {
            Name = name,
            Size = size ?? UsualSize,
            WhenTaken = FormattableString.Invariant($"give these a name of their own: explorer data import {TypedCommand.Quoted(data)} --name NAME --size {size ?? UsualSize}{OutputOptions.Named("--data", directory ?? "", "")}, and then --set NAME"),
            Replace = ImportedDataSet.Find(name, [root]) is { Set.Source: var source } && source == full,
        };
        var result = new DataImporter(root).Import(full, options, new ImportLines(console));
        foreach (var passed in result.PassedOver)
            console.Tell($"passed over {passed}");
        console.Tell(FormattableString.Invariant($"{full} {(result.Fresh ? "imported" : "was imported before")} as the data set {name}: {NumberText.Counted(result.Set.TrainImages + result.Set.TestImages, "image")} of {NumberText.Counted(result.Set.ClassNames.Count, "class", "classes")}{(size is null ? $" at {UsualSize}x{UsualSize} (--resize chooses another size)" : "")}"));
        return DataSets.Find(name, directory);
    }

    private static DataSetDescription Known(string name, string? directory)
    {
        if (DataSets.All.Any(set => set.Name == name) || DataSets.Imported(directory).Any(set => set.Name == name))
            return DataSets.Find(name, directory);
        List<string> names = [.. DataSets.All.Concat(DataSets.Imported(directory)).Select(set => set.Name)];
        throw new InvalidInputException("--set", $"no data set or folder of images is called \"{name}\"; {NearMatch.Advice(name, names)}");
    }
}
