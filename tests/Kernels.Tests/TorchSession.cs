[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(Explorer.Kernels.Tests.TorchSession))]

namespace Explorer.Kernels.Tests;

/// <summary>One thread for all tests: figures do not depend on the machine's cores, and tests beside them keep theirs.</summary>
public sealed class TorchSession
{
    public TorchSession()
    {
        TorchEngine.RequireAvailable();
        torch.set_num_threads(1);
    }
}
