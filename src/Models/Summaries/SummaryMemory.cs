namespace Explorer.Models.Summaries;

/// <summary>
/// What one image takes in memory in float32, counted as torchsummary does: an activation and its gradient for every layer's output, as if
/// none were computed in place. torchsummary also counts the outputs of modules that hold others, such as residual blocks; here layers count only.
/// </summary>
/// <param name="InputElements">Numbers of an image.</param>
/// <param name="OutputElements">Numbers that the layers put out for it.</param>
/// <param name="Params">Parameters.</param>
public sealed record SummaryMemory(long InputElements, long OutputElements, long Params)
{
    private const int Bytes = sizeof(float);
    private const double Mebibyte = 1024 * 1024;

    /// <summary>The image, in MiB.</summary>
    public double InputMebibytes => InputElements * Bytes / Mebibyte;

    /// <summary>Outputs and their gradients, forward and backward pass, in MiB.</summary>
    public double ActivationMebibytes => 2.0 * OutputElements * Bytes / Mebibyte;

    /// <summary>Parameters, in MiB.</summary>
    public double ParameterMebibytes => Params * (double)Bytes / Mebibyte;

    /// <summary>All three, in MiB.</summary>
    public double TotalMebibytes => InputMebibytes + ActivationMebibytes + ParameterMebibytes;
}
