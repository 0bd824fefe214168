namespace Explorer.Experiments.Data;

/// <summary>What reading an experiment asks of the images that it names.</summary>
public enum DataDemand
{
    /// <summary>They are a data set that is known here, built in or imported, and the networks fit it: before a training.</summary>
    Known,

    /// <summary>Nothing of imported ones, which may lie on another machine: where nothing is trained.</summary>
    None,
}
