using Explorer.Analysis.Fidelities;
using Explorer.Analysis.Parameters;
using Explorer.Analysis.Prediction;
using Explorer.Analysis.Regime;
using Explorer.Statistics.Correlations;

namespace Explorer.Reporting;

/// <summary>The numbers behind a report, computed once for page, tables and text.</summary>
internal sealed class ReportFigures
{
    // Of folds and bootstrap.
    private const ulong Seed = 1;

    private ReportFigures(ReportInput input)
    {
        Input = input;
        Trials = [.. input.Trials.OrderBy(trial => trial.Index)];
        Population = Population.Of(input.Trials);
        Summary = PopulationSummary.Of(Population);
        Distribution = Population.Distribution;
        Band = Distribution.Count > 0 ? ConfidenceBand.Of(Distribution) : null;
        Measures = Population.Count > 0 ? NetworkMeasure.All(Population) : [];
        Correlations = [.. Measures.Select(measure => measure.CorrelationWithError(Population))];
        Parameters = Population.Count >= ReportLimits.FewestForParameters ? ParameterAnalysis.Of(Population) : null;
        Correction = Correction.Of(input.Trials, input.Planned, input.Scheduled);
        Fidelities = FidelityReport.Of(input.Trials, input.Scheduled);
        Regime = RegimeCheck.Of(input.Trials, input.Data);
        Errors = ErrorFormat.For(Population);
        Again = ExpectedAgain.Of(Population, input.ValidationImages);
        Proxies = ProxyReport.Of(Population, Seed);
        Predictor = IsPredictable(Population) ? PredictorReport.Of(Population, withProxies: false, Seed) : null;
    }

    public ReportInput Input { get; }

    /// <summary>The trials that have ended, by index.</summary>
    public IReadOnlyList<TrialRecord> Trials { get; }

    public Population Population { get; }

    public PopulationSummary Summary { get; }

    public ErrorDistribution Distribution { get; }

    /// <summary>Null where no trial counts.</summary>
    public ConfidenceBand? Band { get; }

    public IReadOnlyList<NetworkMeasure> Measures { get; }

    /// <summary>Of the error with each measure; null where undefined.</summary>
    public IReadOnlyList<Estimate?> Correlations { get; }

    /// <summary>Null where there are too few trials to set apart what parameters do.</summary>
    public ParameterReport? Parameters { get; }

    /// <summary>What the naive distribution is corrected to; null where it needs no correction.</summary>
    public Correction? Correction { get; }

    /// <summary>How far cheaper levels rank as the target does; null where too little is on record.</summary>
    public FidelityReport? Fidelities { get; }

    /// <summary>Whether the trainings can show what the networks are worth.</summary>
    public RegimeCheck Regime { get; }

    public ErrorFormat Errors { get; }

    /// <summary>What is to be expected of the best network again; null where nothing tells.</summary>
    public ExpectedAgain? Again { get; }

    /// <summary>Null where no trial has proxies.</summary>
    public ProxyReport? Proxies { get; }

    /// <summary>Null where there are too few trials to predict from, or so many that it would hold a report up.</summary>
    public PredictorReport? Predictor { get; }

    /// <summary>How far the validation images alone leave an error uncertain; null where their number is not known.</summary>
    public Interval? OfImages(double error) => Input.ValidationImages is { } images
        ? WilsonInterval.Of((int)Math.Round(Math.Clamp(error, 0, 1) * images, MidpointRounding.ToEven), images)
        : null;

    public static ReportFigures Of(ReportInput input) => new(input);

    private static bool IsPredictable(Population population) =>
        population.Count <= ReportLimits.MostForPredictor
        && population.Members.Select(member => member.Trial.Hash).Distinct(StringComparer.Ordinal).Count() >= ReportLimits.FewestForPredictor
        && population.Errors[0] < population.Errors[^1];
}
