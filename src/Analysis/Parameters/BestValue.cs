namespace Explorer.Analysis.Parameters;

/// <summary>
/// The value of one parameter that goes with the best networks, by the paper's empirical bootstrap: draw 25 % of the networks with
/// replacement, keep the best one's value, 10,000 times (Radosavovic et al., Designing Network Design Spaces, 2020, section 3.2 and appendix).
/// </summary>
/// <param name="Median">The 50 % percentile of the values kept.</param>
/// <param name="Lower">Their 2.5 % percentile.</param>
/// <param name="Upper">Their 97.5 % percentile.</param>
/// <param name="Seed">Seed of the draws.</param>
public sealed record BestValue(double Median, double Lower, double Upper, ulong Seed);
