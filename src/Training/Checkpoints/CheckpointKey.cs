using System.Security.Cryptography;
using System.Text;
using Explorer.Experiments.Fidelities;

namespace Explorer.Training.Checkpoints;

/// <summary>Tells whether two requests are the same training, one perhaps going further than the other.</summary>
internal static class CheckpointKey
{
    /// <summary>Hash of the request without its last epoch, its files and its machine, of the data, and of the engine, whose rounding is its own.</summary>
    public static string Of(TrialRequest request, string dataHash, string engine)
    {
        var essence = request with
        {
            Fidelity = request.Fidelity with { Epochs = 0 },
            ScheduleEpochs = request.ScheduleEpochs ?? request.Fidelity.Epochs,
            ResumePath = null,
            CheckpointPath = null,
            SuspendPath = null,
            WeightsPath = null,
            Proxies = [],
            DataDirectory = null,
            Device = "",
            Threads = 0,
        };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TrialsJson.Serialize(essence) + dataHash + engine)));
    }
}
