namespace Explorer.Doctor;

/// <summary>What one process measured, as it tells its parent.</summary>
internal sealed record ProbeFigures
{
    /// <summary>The engine that computed.</summary>
    public required string Engine { get; init; }

    /// <summary>Images a second of training steps.</summary>
    public required double StepImages { get; init; }

    /// <summary>Images a second of training steps in bfloat16; null where not asked for.</summary>
    public double? Bfloat16StepImages { get; init; }

    /// <summary>Operations a second of a float32 matrix product; null where not asked for.</summary>
    public double? MatrixProduct { get; init; }

    /// <summary>Operations a second of a bfloat16 matrix product; null where not asked for.</summary>
    public double? Bfloat16MatrixProduct { get; init; }

    /// <summary>Operations a second of a dense float32 3×3 convolution; null where not asked for.</summary>
    public double? Convolution { get; init; }

    /// <summary>Bytes a second read and written by copying; null where not asked for.</summary>
    public double? Copy { get; init; }
}
