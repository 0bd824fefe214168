using System.Globalization;
using Explorer.Scale;

// What stays fast at scale: sampling, the store, the analysis, the report. Prints a Markdown table; times are of one core
// of this machine, and each figure is taken once unless a run count is said. With read FILE: what a process that has just begun
// takes to read every trial of a results database.
const int FullSamples = 1_000_000;
const int QuickSamples = 20_000;
const int FullTrials = 100_000;
const int QuickTrials = 5_000;
const int ReportTrials = 10_000;

if (args is ["read", var file])
{
    StoreScale.Read(file, Console.Out);
    return 0;
}

var quick = args.Contains("--quick");
if (args.Except(["--quick"]).Any())
{
    Console.Error.WriteLine("usage: scale [--quick] | scale read FILE");
    return 2;
}

var folder = Directory.CreateTempSubdirectory("explorer-scale-").FullName;
try
{
    var table = new MeasureTable(Console.Out);
    SamplingScale.Measure(table, quick ? QuickSamples : FullSamples);
    var trials = SyntheticTrials.Of(quick ? QuickTrials : FullTrials);
    foreach (var extension in (string[])[".litedb", ".db"])
        StoreScale.Measure(table, trials, Path.Combine(folder, "results" + extension));
    AnalysisScale.Measure(table, trials);
    ReportScale.Measure(table, [.. trials.Take(ReportTrials)], Path.Combine(folder, "report"));
    Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak memory {Environment.WorkingSet / 1048576.0:F0} MiB now, {GC.GetTotalMemory(false) / 1048576.0:F0} MiB of it managed"));
    return 0;
}
finally
{
    Directory.Delete(folder, recursive: true);
}
