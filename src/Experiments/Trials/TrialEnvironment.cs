namespace Explorer.Experiments.Trials;

/// <summary>Where and with what a trial was trained.</summary>
public sealed record TrialEnvironment
{
    /// <summary>The data hash of trials that were trained elsewhere.</summary>
    public const string UnknownData = "unknown";

    /// <summary>Device, such as <c>cpu</c> or <c>cuda:0</c>.</summary>
    public required string Device { get; init; }

    /// <summary>Threads of one operator on the CPU.</summary>
    public required int Threads { get; init; }

    /// <summary>Number format of the training step, such as <c>float32</c>.</summary>
    public required string Precision { get; init; }

    /// <summary>What the network computed by and in which layouts, such as <c>libtorch 2.10.0 + explorer kernels 6 (avx512), blocks</c>.</summary>
    public required string Engine { get; init; }

    /// <summary>Hash of the images and labels trained and validated on.</summary>
    public required string DataHash { get; init; }

    /// <summary>Version of this program.</summary>
    public required string CodeVersion { get; init; }

    /// <summary>Members that a later version of the program wrote; null for none.</summary>
    [JsonExtensionData]
    public UnknownMembers? Unknown { get; init; }
}
