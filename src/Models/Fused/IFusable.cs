namespace Explorer.Models.Fused;

/// <summary>A module that the engine may compute as one chain instead of layer by layer.</summary>
internal interface IFusable
{
    /// <summary>The module as a chain; null where it is none.</summary>
    FusedChain? Chain { get; }
}
