namespace Explorer.Experiments.Trainings;

/// <summary>Number formats of a training step.</summary>
public enum PrecisionType
{
    /// <summary>IEEE single (<c>float32</c>).</summary>
    Float32,

    /// <summary>Mixed: matrix products and convolutions in bfloat16 (<c>bfloat16</c>).</summary>
    [JsonStringEnumMemberName("bfloat16")]
    BFloat16,
}
