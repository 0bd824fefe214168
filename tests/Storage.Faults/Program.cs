using System.Globalization;
using Explorer.Storage.Faults;
using Explorer.Storage.Faults.Processes;

// The child processes of the fault suite, and the suite itself with many rounds, as a Markdown table.
switch (args)
{
    case ["write", var file, var count]:
        return StoreChild.Write(file, int.Parse(count, CultureInfo.InvariantCulture));
    case ["read", var file, var acknowledged]:
        return StoreChild.Read(file, int.Parse(acknowledged, CultureInfo.InvariantCulture));
    case ["suite", .. var options]:
        return FaultTable.Print(options);
    default:
        Console.Error.WriteLine("unknown arguments: " + string.Join(' ', args));
        return 99;
}
