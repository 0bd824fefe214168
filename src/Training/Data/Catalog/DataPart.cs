namespace Explorer.Training.Data.Catalog;

/// <summary>Which part of a data set a file belongs to.</summary>
public enum DataPart
{
    /// <summary>The training set, which validation images are split off.</summary>
    Train,

    /// <summary>The test set.</summary>
    Test,
}
