using System.ComponentModel;
using System.Diagnostics;
using Explorer.Commands.Keep;
using Explorer.Watch.Hosting;
using Explorer.Watching;

namespace Explorer.Commands.Explore;

/// <summary><c>explorer watch</c>: the live page, for browsers on this machine.</summary>
internal static class WatchCommand
{
    public static Command Create()
    {
        var store = OutputOptions.Store();
        var output = OutputOptions.Out();
        var zoo = ZooCommand.Zoo();
        var port = new Option<int?>("--port") { Description = $"The port; 0 for any that is free; default: {WatchServer.UsualPort} or the next free one", HelpName = "N" };
        var open = new Option<bool>("--open") { Description = "Open the page in a browser" };
        var command = new Command("watch", "Shows experiments, running trials, studies and the zoo on a live page, for browsers on this machine") { store, output, zoo, port, open };
        command.SetRun((parsed, console) => RunAsync(console, new WatchPlaces(parsed.GetValue(store)!, parsed.GetValue(output)!, parsed.GetValue(zoo)!), parsed.GetValue(port), parsed.GetValue(open)));
        return command;
    }

    /// <summary>What to type to watch a run, for the messages of those that run.</summary>
    public static string Line(RunRequest request) => $"to watch in a browser, type: explorer watch{new WatchPlaces(request.Store, request.Out, "").Options}";

    private static async Task<int> RunAsync(CommandConsole console, WatchPlaces places, int? port, bool open)
    {
        if (port is < 0 or > 65535)
            throw new InvalidInputException("--port", FormattableString.Invariant($"found {port}, expected 0 to 65535"));
        using var interruption = new Interruption(console);
        await using var results = new WatchedResults(places, TimeProvider.System);
        await using var server = await WatchServer.StartAsync(results, CodeVersion.Current, port);
        if (port is null && server.Port != WatchServer.UsualPort)
            console.Tell(FormattableString.Invariant($"port {WatchServer.UsualPort} is taken, so it is {server.Port}"));
        await console.Output.WriteLineAsync(server.Address.ToString());
        await console.Output.FlushAsync();
        console.Tell($"watching {places.Store}; Ctrl-C ends it");
        if (open)
            Open(console, server.Address);
        await Task.WhenAny(Task.Delay(Timeout.InfiniteTimeSpan, interruption.Token));
        return ExitCode.Done;
    }

    private static void Open(CommandConsole console, Uri address)
    {
        var program = OperatingSystem.IsMacOS() ? "open" : OperatingSystem.IsWindows() ? "explorer.exe" : "xdg-open";
        try
        {
            using var browser = Process.Start(new ProcessStartInfo(program, [address.ToString()]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true });
            if (browser is null || (browser.WaitForExit(TimeSpan.FromSeconds(2)) && browser.ExitCode != 0 && !OperatingSystem.IsWindows()))
                console.Tell($"{program} could not open a browser; open {address} in one");
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            console.Tell($"a browser could not be opened ({program}: {e.Message}); open {address} in one");
        }
    }
}
