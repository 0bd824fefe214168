using Explorer.Storage.Faults;

// The child processes of the fault suite, and the suite itself with many rounds, as a Markdown table.
try
{
    return args switch
    {
        ["write", var file, var count] => StoreChild.Write(file, int.Parse(count, CultureInfo.InvariantCulture)),
        ["write", var file, var count, var pace] => StoreChild.Write(file, int.Parse(count, CultureInfo.InvariantCulture), TimeSpan.FromMilliseconds(int.Parse(pace, CultureInfo.InvariantCulture))),
        ["append", var file, var count, var pace] => StoreChild.Append(file, int.Parse(count, CultureInfo.InvariantCulture), TimeSpan.FromMilliseconds(int.Parse(pace, CultureInfo.InvariantCulture))),
        ["read", var file, var acknowledged] => StoreChild.Read(file, int.Parse(acknowledged, CultureInfo.InvariantCulture)),
        ["visit", var file] => StoreChild.Visit(file),
        ["nothing"] => 0,
        ["suite", .. var options] => FaultTable.Print(options),
        _ => throw new InvalidInputException(string.Join(' ', args), "expected write FILE COUNT [MILLISECONDS], append FILE COUNT MILLISECONDS, read FILE ACKNOWLEDGED, visit FILE, nothing or suite"),
    };
}
catch (InvalidInputException e)
{
    Console.Error.WriteLine(e.Message);
    return StoreChild.RefusedCode;
}
