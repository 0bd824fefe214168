namespace Explorer.Commands.Explore;

/// <summary><c>explorer cluster check</c>: whether experiments can be trained on this cluster.</summary>
internal static class ClusterCommand
{
    public static Command Create()
    {
        var output = OutputOptions.Out();
        var options = new ClusterOptions(isChosen: true);
        var threads = new Option<int>("--threads") { Description = "Threads of a worker", HelpName = "N", DefaultValueFactory = _ => 1 }.AtLeast(1);
        var minutes = new Option<double>("--minutes") { Description = "How long the job may take, its wait in the queue included", HelpName = "M", DefaultValueFactory = _ => 10 };
        var check = new Command("check", "Trains one tiny network by one job and tells how far that came: Slurm, the folder, the route back, the program, libtorch, GPUs") { output, threads, minutes };
        options.AddTo(check);
        check.SetRun(async (parsed, console) =>
        {
            using var interruption = new Interruption(console);
            return await new ClusterCheck(console).RunAsync(
                options.Read(parsed, jobs: 1)!, parsed.GetValue(output)!, new WorkerSettings { Threads = parsed.GetValue(threads), Devices = [] }, TimeSpan.FromMinutes(parsed.GetValue(minutes)), interruption.Token);
        });
        return new Command("cluster", "Tells whether experiments can be trained on this cluster") { check };
    }
}
