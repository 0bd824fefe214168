namespace Explorer.Analysis.Runs;

/// <summary>How much of a population a report shows; what is beyond is in the CSV files, and the report says so.</summary>
public static class RunLimits
{
    /// <summary>Points a figure has: more would make a page slow and hide one another.</summary>
    public const int Points = 1_000;

    /// <summary>Rows of the table of trials.</summary>
    public const int TableRows = 5_000;

    /// <summary>Best networks shown stage by stage.</summary>
    public const int BestNetworks = 6;

    /// <summary>Learning curves of the best, and of the worst.</summary>
    public const int Curves = 4;

    /// <summary>Diverged trials among the worst, whose curves are short.</summary>
    public const int DivergedCurves = 2;

    /// <summary>Trials from which on the parameters are analysed.</summary>
    public const int FewestForParameters = 10;

    /// <summary>Networks from which on the report tells how well others can be predicted.</summary>
    public const int FewestForPredictor = 24;

    /// <summary>Trials up to which it does: with more it takes long, and <c>explorer predict</c> does it.</summary>
    public const int MostForPredictor = 64;

    /// <summary>Lines of a log: reasons, failed attempts.</summary>
    public const int LogLines = 200;
}
