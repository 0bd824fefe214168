using Explorer.Training.Data.Shapes;

namespace Explorer.Training.Data.Sources;

/// <summary>
/// Images that the program draws. Image i of the training set and of the test set depends on seed and i alone; training
/// images are counted from the front, validation images from the back, so that neither number changes the other part.
/// </summary>
/// <param name="description">The data set.</param>
internal sealed class ShapesSource(DataSetDescription description) : IImageSource
{
    /// <inheritdoc/>
    public (ImageSet Train, ImageSet Validation) Split(int train, int validation, ulong seed) =>
        (Draw("shapes train", 0, train, seed), Draw("shapes train", description.TrainImages - validation, validation, seed));

    /// <inheritdoc/>
    public ImageSet LoadTest(ulong seed) => Draw("shapes test", 0, description.TestImages, seed);

    private ImageSet Draw(string stream, int first, int count, ulong seed)
    {
        var size = description.Shape.Channels * description.Shape.Resolution * description.Shape.Resolution;
        var pixels = new byte[checked(count * size)];
        var labels = new byte[count];
        var painter = new ShapePainter();
        for (var i = 0; i < count; i++)
        {
            var random = new SplitMix64(Seeds.Derive(seed, stream, first + i));
            labels[i] = (byte)random.NextInt(description.Classes);
            painter.Draw(labels[i], random, pixels.AsSpan(i * size, size));
        }

        return new ImageSet(description.Name, description.Shape, description.ClassNames, pixels, labels);
    }
}
