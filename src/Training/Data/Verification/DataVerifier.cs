using Explorer.Training.Data.Formats;
using Explorer.Training.Data.Sources;

namespace Explorer.Training.Data.Verification;

/// <summary>Reads every file of a data set and compares it with what its makers published.</summary>
public static class DataVerifier
{
    /// <summary>Checks one data set.</summary>
    /// <param name="name">The data set.</param>
    /// <param name="directory">The one folder to look in; null for the usual places.</param>
    /// <exception cref="InvalidInputException">No data set has that name.</exception>
    public static DataVerification Verify(string name, string? directory = null) =>
        Verify(DataSets.Find(name, directory), DataPlaces.For(directory));

    internal static DataVerification Verify(DataSetDescription description, DataPlaces places)
    {
        var folder = description.Files.Count == 0 ? null : places.Find(description);
        return new DataVerification
        {
            Description = description,
            Directory = folder?.Path,
            Searched = places.Roots,
            Files = [.. description.Files.Select(file => Verify(file, folder))],
        };
    }

    private static FileVerification Verify(DataFile file, DataFolder? folder)
    {
        if (folder?.Find(file) is not { } path)
        {
            return new FileVerification { File = file, State = FileState.Missing, Problem = "the file is missing" };
        }

        var result = new FileVerification { File = file, State = FileState.Unchecked, Path = path, Size = new FileInfo(path).Length };
        try
        {
            folder.Check(file);
            return file.Checksum is null ? result : Compare(result, file.Checksum);
        }
        catch (InvalidInputException fault)
        {
            return result with { State = FileState.Corrupt, Problem = fault.Problems[0].Message };
        }
    }

    private static FileVerification Compare(FileVerification result, Checksum published)
    {
        var found = DataFileReader.Measure(result.Path!, published);
        return result with { Found = found, State = found == published ? FileState.Intact : FileState.Differs };
    }
}
