namespace Explorer.Training.Data.Catalog;

/// <summary>What a data file holds.</summary>
public enum DataFileContent
{
    /// <summary>Images alone (IDX).</summary>
    Images,

    /// <summary>Labels alone (IDX), in the order of the images.</summary>
    Labels,

    /// <summary>Labelled images (CIFAR).</summary>
    Records,
}
