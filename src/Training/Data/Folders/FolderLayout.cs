using Explorer.Training.Data.Pictures;

namespace Explorer.Training.Data.Folders;

/// <summary>The picture files of a folder with a folder a class, or with such folders inside parts (train, validation, test, as they are usually called).</summary>
internal sealed record FolderLayout(IReadOnlyList<string> ClassNames, IReadOnlyList<LabelledFile> Train, IReadOnlyList<LabelledFile> Test, IReadOnlyList<PassedOver> PassedOver)
{
    private const int MostClasses = 256;
    private static readonly string[] TrainNames = ["train", "training"];
    private static readonly string[] ValidationNames = ["val", "valid", "validation", "dev"];
    private static readonly string[] TestNames = ["test", "testing", "tests"];

    /// <summary>What was done with a part beside the training and the test part; null where there is none.</summary>
    public string? Joined { get; private init; }

    /// <summary>Looks through a folder; what is passed over is told.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="skipBroken">Whether classes without a readable picture are left out; else they are a reason to refuse.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="InvalidInputException">It is not such a folder.</exception>
    public static FolderLayout Of(string root, bool skipBroken, CancellationToken cancellation)
    {
        if (!Directory.Exists(root))
            throw new InvalidInputException(root, "no such folder; expected a folder of images with a folder a class");
        var log = new PassedOverLog(root);
        var looking = new PictureFolder(log, cancellation);
        var folders = looking.Folders(root);
        looking.TellLoose(root);
        var (train, validation, test) = (Parts(folders, TrainNames), Parts(folders, ValidationNames), Parts(folders, TestNames));
        var isParts = (train.Count > 0 && validation.Count + test.Count > 0) || (folders.Count > 0 && train.Count + validation.Count + test.Count == folders.Count);
        if (!isParts)
        {
            var classes = Classes(root, folders, looking, log, skipBroken);
            return new FolderLayout([.. classes.Keys], Labelled(classes, [.. classes.Keys]), [], log.All);
        }

        Require(root, folders, train, validation, test);
        var trained = Classes(train[0], looking.Folders(train[0]), looking, log, skipBroken);
        string[] names = [.. trained.Keys];
        var tested = test.Count > 0 ? test[0] : validation.Count > 0 ? validation[0] : null;
        var added = test.Count > 0 && validation.Count > 0 ? validation[0] : null;
        var (testFiles, addedFiles) = (Part(tested, train[0], names, looking, log), Part(added, train[0], names, looking, log));
        return new FolderLayout(names, [.. Labelled(trained, names).Concat(addedFiles).OrderBy(file => file.Label)], testFiles, log.All)
        {
            Joined = added is null ? null : FormattableString.Invariant($"the {addedFiles.Count:N0} pictures of {Path.GetFileName(added)}/ join those of {Path.GetFileName(train[0])}/, of which a training splits its validation images off by seed"),
        };
    }

    private static List<string> Parts(IReadOnlyList<string> folders, string[] names) => [.. folders.Where(folder => names.Contains(Path.GetFileName(folder).ToLowerInvariant()))];

    private static void Require(string root, IReadOnlyList<string> folders, List<string> train, List<string> validation, List<string> test)
    {
        foreach (var part in (List<string>[])[train, validation, test])
        {
            if (part.Count > 1)
                throw new InvalidInputException(root, $"has {string.Join(" and ", part.Select(Path.GetFileName))}, which are one part by two names; expected one of them");
        }

        if (train.Count == 0)
            throw new InvalidInputException(root, $"has {string.Join(" and ", folders.Select(Path.GetFileName))} and no train: parts of a data set, of which one to train on is missing");
        if (folders.Except([.. train, .. validation, .. test]).ToList() is [var other, ..])
            throw new InvalidInputException(root, $"has the parts {string.Join(", ", train.Concat(validation).Concat(test).Select(Path.GetFileName))} and beside them {Path.GetFileName(other)}; expected parts (train, test, val) or classes, not both");
    }

    private static SortedDictionary<string, List<string>> Classes(string folder, IReadOnlyList<string> folders, PictureFolder looking, PassedOverLog log, bool skipBroken)
    {
        var (classes, problems) = (new SortedDictionary<string, List<string>>(StringComparer.Ordinal), new List<Problem>());
        foreach (var sub in folders)
        {
            try
            {
                var (pictures, others) = looking.Look(sub);
                if (pictures.Count > 0)
                    classes.Add(Path.GetFileName(sub), pictures);
                else if (others.Count > 0 && !skipBroken)
                    problems.Add(new Problem(sub, FormattableString.Invariant($"this class has no picture that is read, {others.Count:N0} {string.Join(", ", others.Select(Path.GetExtension).Distinct())} files alone; make them PNG or JPEG, or leave the class out with --skip-broken")));
                else
                    log.Add("folders without a picture", sub);
            }
            catch (InvalidInputException error) when (skipBroken && error.Problems is [{ Path: "$" }])
            {
                log.Add("folders that cannot be looked into", sub);
            }
        }

        if (problems.Count > 0)
            throw new InvalidInputException(folder, problems);
        if (classes.Count is < 2 or > MostClasses)
        {
            var told = log.All.Count == 0 ? "" : $" (passed over: {string.Join("; ", log.All)})";
            throw new InvalidInputException(folder, $"{classes.Count} folders with {string.Join(", ", PictureFile.Endings)} files in them, expected 2 to {MostClasses}: one a class{told}");
        }

        return classes;
    }

    private static List<LabelledFile> Part(string? folder, string train, string[] names, PictureFolder looking, PassedOverLog log)
    {
        if (folder is null)
            return [];
        var classes = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var sub in looking.Folders(folder))
        {
            if (looking.Look(sub).Pictures is { Count: > 0 } pictures)
                classes.Add(Path.GetFileName(sub), pictures);
            else
                log.Add("folders without a picture", sub);
        }

        looking.TellLoose(folder);
        return classes.Keys.Except(names, StringComparer.Ordinal).FirstOrDefault() is { } unknown
            ? throw new InvalidInputException(folder, $"has a class {unknown} that {train} has not")
            : classes.Count == 0 ? throw new InvalidInputException(folder, "has no folder with pictures, expected the classes of " + train)
            : Labelled(classes, names);
    }

    private static List<LabelledFile> Labelled(SortedDictionary<string, List<string>> classes, string[] names) =>
        [.. classes.SelectMany(found => found.Value.Select(path => new LabelledFile(path, (byte)Array.IndexOf(names, found.Key))))];
}
