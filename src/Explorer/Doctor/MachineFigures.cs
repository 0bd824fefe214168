using Explorer.Training.Machine;

namespace Explorer.Doctor;

/// <summary>What the machine reaches, alone and with all its cores at work.</summary>
internal sealed record MachineFigures
{
    /// <summary>Cores that this process may use.</summary>
    public required int Cores { get; init; }

    /// <summary>One process of one thread, everything measured.</summary>
    public required ProbeFigures OneCore { get; init; }

    /// <summary>One process of one thread without the kernels, images a second.</summary>
    public required double PlainStepImages { get; init; }

    /// <summary>A process of one thread on every core: images a second of all together; null on one core.</summary>
    public required double? WorkersStepImages { get; init; }

    /// <summary>One process with a thread on every core, images a second; null on one core.</summary>
    public required double? ThreadsStepImages { get; init; }

    /// <summary>Operations a second that the typical step reaches on one core.</summary>
    public double StepOperations => OneCore.StepImages * StepProbe.OperationsPerImage;

    /// <summary>The share of the dense convolution's speed that the typical step reaches on one core.</summary>
    public double ConvolutionShare => StepOperations / OneCore.Convolution!.Value;
}
