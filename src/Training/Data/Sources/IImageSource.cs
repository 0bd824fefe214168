namespace Explorer.Training.Data.Sources;

/// <summary>Where the images of a data set come from.</summary>
internal interface IImageSource
{
    /// <summary>The training and the validation part.</summary>
    /// <param name="train">Training images.</param>
    /// <param name="validation">Validation images, none of them a training image; they do not depend on <paramref name="train"/>.</param>
    /// <param name="seed">Seed of the split.</param>
    (ImageSet Train, ImageSet Validation) Split(int train, int validation, ulong seed);

    /// <summary>The test set.</summary>
    /// <param name="seed">Seed of the data, for images that the program draws.</param>
    ImageSet LoadTest(ulong seed);
}
