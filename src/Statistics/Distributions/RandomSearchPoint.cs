namespace Explorer.Statistics.Distributions;

/// <summary>What a random search of one length finds. Errors are fractions.</summary>
/// <param name="Draws">k: different networks tried.</param>
/// <param name="MeanBest">Expected least error of the k.</param>
/// <param name="Lower">5 % quantile of the least error: at least that share of the searches finds this or less.</param>
/// <param name="Upper">95 % quantile of the least error.</param>
public sealed record RandomSearchPoint(int Draws, double MeanBest, double Lower, double Upper);
