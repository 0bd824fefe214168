namespace Explorer.Commands;

/// <summary>The results database where <c>--store</c> names none.</summary>
internal static class DefaultStore
{
    /// <summary>The one that is made.</summary>
    public const string File = "results.litedb";

    private const string Earlier = "results.db";

    /// <summary>Its file in this folder: the one that earlier versions made where only that is here.</summary>
    public static string Path => IsEarlier ? Earlier : File;

    private static bool IsEarlier => !System.IO.File.Exists(File) && System.IO.File.Exists(Earlier);

    /// <summary>Says so where a run goes on with the database of an earlier version.</summary>
    public static void TellIfEarlier(CommandConsole console)
    {
        if (IsEarlier)
            console.Tell($"this folder has {Earlier} of an earlier version and no {File}: going on with {Earlier}");
    }
}
