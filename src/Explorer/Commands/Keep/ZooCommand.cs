namespace Explorer.Commands.Keep;

/// <summary><c>explorer zoo list|show|verify|predict|compare|table</c>: exported networks.</summary>
internal static class ZooCommand
{
    public static Command Create() => new("zoo", "Lists, shows, verifies and compares exported networks, and classifies with them")
    {
        ZooListCommand.Create(), ZooShowCommand.Create(), ZooVerifyCommand.Create(), ZooPredictCommand.Create(), ZooCompareCommand.Create(), ZooCompareCommand.CreateTable(),
    };

    /// <summary>The option that names a zoo's folder.</summary>
    public static Option<string> Zoo(string name = "--zoo") => new(name) { Description = "The zoo's folder", HelpName = "zoo/", DefaultValueFactory = _ => "zoo" };

    /// <summary>The argument that names an entry.</summary>
    public static Argument<string> Entry() => new("ENTRY") { Description = "An entry that 'explorer zoo list' names" };
}
