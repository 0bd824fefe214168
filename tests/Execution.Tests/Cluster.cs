using Explorer.Execution.Agents;
using Explorer.Execution.Clusters;

namespace Explorer.Execution.Tests;

/// <summary>A run's folder with agents of this process: real streams over the loopback, real worker loops, trainers given as functions.</summary>
internal sealed class Cluster : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Folder => _folder.Path;

    public System.Collections.Concurrent.ConcurrentQueue<string> Said { get; } = [];

    public RunSettings Settings(int workers) => Samples.Settings(workers) with
    {
        WorkersOutlive = true,
        CheckpointDirectory = Path.Combine(Folder, "checkpoints"),
    };

    public Task<ClusterWorkforce> StartAsync(Func<ClusterSettings, ClusterSettings>? change = null)
    {
        var settings = new ClusterSettings
        {
            Folder = Folder,
            Jobs = 2,
            Listen = System.Net.IPAddress.Loopback,
            Hosts = ["127.0.0.1"],
            Code = "c",
            Silence = TimeSpan.FromSeconds(3),
            ReturnPatience = TimeSpan.FromSeconds(1),
            ReunionPatience = TimeSpan.FromSeconds(2),
        };
        return ClusterWorkforce.StartAsync(change?.Invoke(settings) ?? settings, null, Said.Enqueue);
    }

    public Task<int> AgentAsync(string id, Func<TrialRequest, ITrialObserver, CancellationToken, TrialResult> train, int slots = 1, string code = "c", CancellationTokenSource? warned = null, DateTimeOffset? endsAt = null) => new Agent(
        new AgentSettings
        {
            Folder = Folder,
            Id = id,
            Node = "here",
            Code = code,
            Slots = slots,
            EndsAt = endsAt,
            PingPace = TimeSpan.FromMilliseconds(500),
            Silence = TimeSpan.FromSeconds(3),
            ProgressPace = TimeSpan.Zero,
            Patience = TimeSpan.FromSeconds(30),
        },
        _ => new FakeLauncher(train), line => Said.Enqueue($"{id}: {line}")).RunAsync(warned?.Token ?? CancellationToken.None);

    public void Dispose() => _folder.Dispose();
}
