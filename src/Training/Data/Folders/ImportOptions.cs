namespace Explorer.Training.Data.Folders;

/// <summary>How images are imported.</summary>
public sealed record ImportOptions
{
    /// <summary>The data set's name; null for the source's own, in the letters that names have.</summary>
    public string? Name { get; init; }

    /// <summary>Height and width that every image is brought to.</summary>
    public int Size { get; init; } = 32;

    /// <summary>Share of each class that becomes the test set, in (0, 1); not used where the source has a test part of its own.</summary>
    public double TestShare { get; init; } = 0.2;

    /// <summary>Seed of the test set's draw.</summary>
    public ulong Seed { get; init; }

    /// <summary>Whether broken pictures are left out; else one of them is a reason to import nothing.</summary>
    public bool SkipBroken { get; init; }

    /// <summary>Whether a data set of the same name is replaced.</summary>
    public bool Replace { get; init; }

    /// <summary>What to do where the name is taken by other images, as the command that imports has it.</summary>
    public string WhenTaken { get; init; } = "choose another with --name, or take --replace";
}
