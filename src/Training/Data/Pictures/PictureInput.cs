namespace Explorer.Training.Data.Pictures;

/// <summary>A picture file as a network sees it, brought to its shape the way that training images were.</summary>
public static class PictureInput
{
    /// <summary>Reads a JPEG or PNG file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shape">Channels and resolution wanted; colour becomes grey where one channel is wanted, what is transparent lies on white.</param>
    /// <param name="source">Resolution of the data set that the network was trained on: the central square is brought to it first, then to the shape's.</param>
    /// <returns>Channels × height × width bytes.</returns>
    /// <exception cref="InvalidInputException">The file is missing, broken or no picture that is read.</exception>
    public static byte[] Read(string path, InputShape shape, int source)
    {
        try
        {
            var picture = PictureFile.Read(path).WithChannels(shape.Channels);
            var square = new ImageSet("", shape with { Resolution = source }, ["picture"], SquareCut.Of(picture, source), [0]);
            return BilinearResize.To(square, shape.Resolution).Pixels;
        }
        catch (PictureFormatException error)
        {
            throw new InvalidInputException(path, error.Message);
        }
    }
}
