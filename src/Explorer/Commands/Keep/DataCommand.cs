using Explorer.Training.Data.Verification;

namespace Explorer.Commands.Keep;

/// <summary><c>explorer data list|fetch|import|verify</c>: the data sets.</summary>
internal static class DataCommand
{
    public static Command Create() => new("data", "Lists, downloads, imports and verifies data sets")
    {
        DataListCommand.Create(), DataFetchCommand.Create(), DataVerifyCommand.Create(), DataImportCommand.Create(),
    };

    /// <summary>The argument that names one.</summary>
    public static Argument<string> Name() => new("NAME") { Description = "A data set that 'explorer data list' names" };

    /// <summary>What was found of a data set, and what to do.</summary>
    public static string Verdict(DataVerification found) => found.State switch
    {
        _ when found.Files.Count == 0 => $"{found.Description.Name}: drawn by the program, nothing to verify",
        FileState.Intact => $"{found.Description.Name}: intact, the published files",
        FileState.Unchecked => $"{found.Description.Name}: complete and readable; no published checksum is known for every file",
        FileState.Differs => $"{found.Description.Name}: complete and readable, but other content than its makers published",
        FileState.Corrupt => $"{found.Description.Name}: cannot be used; delete the corrupt files and type: explorer data fetch {found.Description.Name}",
        _ => $"{found.Description.Name}: not here; looked in {string.Join(", ", found.Searched)}; type: explorer data fetch {found.Description.Name}",
    };
}
