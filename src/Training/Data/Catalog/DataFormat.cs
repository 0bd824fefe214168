namespace Explorer.Training.Data.Catalog;

/// <summary>How a data set's images come.</summary>
public enum DataFormat
{
    /// <summary>Drawn by the program; no files.</summary>
    Drawn,

    /// <summary>IDX files of images and of labels, plain or gzip.</summary>
    Idx,

    /// <summary>CIFAR-10 records: a label, then the pixels by channel.</summary>
    Cifar10,

    /// <summary>CIFAR-100 records: a coarse label, a fine label (the one used), then the pixels by channel.</summary>
    Cifar100,

    /// <summary>Imported by the user: arrays in one file.</summary>
    Imported,
}
