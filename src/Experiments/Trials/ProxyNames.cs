namespace Explorer.Experiments.Trials;

/// <summary>The zero-cost proxies by the names that experiment files and records use.</summary>
public static class ProxyNames
{
    /// <summary>Every proxy.</summary>
    public static IReadOnlyList<string> All { get; } = ["synflow", "snip", "grasp", "fisher", "gradNorm", "naswot", "zenScore"];
}
