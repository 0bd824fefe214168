using Explorer.Analysis.Fidelities;
using Explorer.Analysis.Parameters;
using Explorer.Analysis.Prediction;
using Explorer.Analysis.Regime;

namespace Explorer.Analysis.Runs;

/// <summary>What the trials of an experiment show, computed once.</summary>
public sealed record RunReport
{
    // Of folds and bootstrap.
    private const ulong Seed = 1;

    private RunReport(RunInput input)
    {
        Input = input;
        Trials = [.. input.Trials.OrderBy(trial => trial.Index)];
        Population = Population.Of(input.Trials);
        Summary = PopulationSummary.Of(Population);
        Distribution = Population.Distribution;
        Band = Distribution.Count > 0 ? ConfidenceBand.Of(Distribution) : null;
        Measures = Population.Count > 0 ? [.. NetworkMeasure.All(Population).Select(measure => (measure, measure.CorrelationWithError(Population)))] : [];
        Parameters = Population.Count >= RunLimits.FewestForParameters ? ParameterAnalysis.Of(Population) : null;
        Correction = Correction.Of(input.Trials, input.Planned, input.Scheduled);
        Fidelities = FidelityReport.Of(input.Trials, input.Scheduled);
        Regime = RegimeCheck.Of(input.Trials, input.Data);
        Again = ExpectedAgain.Of(Population, input.ValidationImages);
        Proxies = ProxyReport.Of(Population, Seed);
        Predictor = IsPredictable(Population) ? PredictorReport.Of(Population, withProxies: false, Seed) : null;
    }

    /// <summary>The experiment and its trials.</summary>
    public RunInput Input { get; }

    /// <summary>The trials that have ended, by index.</summary>
    public IReadOnlyList<TrialRecord> Trials { get; }

    /// <summary>The trials that count.</summary>
    public Population Population { get; }

    /// <summary>The population in numbers.</summary>
    public PopulationSummary Summary { get; }

    /// <summary>Its EDF.</summary>
    public ErrorDistribution Distribution { get; }

    /// <summary>The EDF's band; null where no trial counts.</summary>
    public ConfidenceBand? Band { get; }

    /// <summary>What is known of each network, and its rank correlation with the error; null where undefined.</summary>
    public IReadOnlyList<(NetworkMeasure Measure, Estimate? Correlation)> Measures { get; }

    /// <summary>Null where there are too few trials to set apart what parameters do.</summary>
    public ParameterReport? Parameters { get; }

    /// <summary>What the naive distribution is corrected to; null where it needs no correction.</summary>
    public Correction? Correction { get; }

    /// <summary>How far cheaper levels rank as the target does; null where too little is on record.</summary>
    public FidelityReport? Fidelities { get; }

    /// <summary>Whether the trainings can show what the networks are worth.</summary>
    public RegimeCheck Regime { get; }

    /// <summary>What is to be expected of the best network again; null where nothing tells.</summary>
    public ExpectedAgain? Again { get; }

    /// <summary>Null where no trial has proxies.</summary>
    public ProxyReport? Proxies { get; }

    /// <summary>Null where there are too few trials to predict from, or so many that it would hold a report up.</summary>
    public PredictorReport? Predictor { get; }

    /// <summary>Whether another program ran the trials, so that parameters are known of them and no networks.</summary>
    public bool IsForeign => Trials is [{ Planned.IsForeign: true }, ..];

    /// <summary>What a trial is of, in one word.</summary>
    internal string Noun => IsForeign ? "trial" : "network";

    /// <summary>Decimals of every error as a percentage: two where the errors are small or close together, else one.</summary>
    public int Decimals => Population.Errors is [var least, ..] errors && (least < 0.05 || (errors[^1] - least is > 0 and < 0.03)) ? 2 : 1;

    /// <summary>Computes it.</summary>
    /// <exception cref="InvalidInputException">A trial's record is damaged.</exception>
    public static RunReport Of(RunInput input) => new(input);

    /// <summary>An error with how far the validation images alone leave it uncertain (<see cref="ImageError"/>), where their number is known.</summary>
    public Estimate OfImages(double error) => OfImages(error, Input.ValidationImages);

    /// <summary>The same for so many images.</summary>
    internal static Estimate OfImages(double error, int? validationImages) => new(error, validationImages is { } images
        ? ImageError.Of((int)Math.Round(Math.Clamp(error, 0, 1) * images, MidpointRounding.ToEven), images).Interval
        : null);

    /// <summary>An error as people read it.</summary>
    internal string Percent(double error) => NumberText.Share(error, Decimals);

    /// <summary>An estimated error as people read it.</summary>
    internal Cell Error(Estimate? error) => Cell.Share(error, Decimals);

    private static bool IsPredictable(Population population) =>
        population.Count <= RunLimits.MostForPredictor
        && population.Members.Select(member => member.Trial.Hash).Distinct(StringComparer.Ordinal).Count() >= RunLimits.FewestForPredictor
        && population.Errors[0] < population.Errors[^1];
}
