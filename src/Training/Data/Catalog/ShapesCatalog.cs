using Explorer.SearchSpace;
using Explorer.SearchSpace.Configs;
using Explorer.Training.Data.Shapes;

namespace Explorer.Training.Data.Catalog;

/// <summary>The built-in data set.</summary>
internal static class ShapesCatalog
{
    public static DataSetDescription Shapes { get; } = new()
    {
        Name = "shapes",
        Summary = "ten outlines on noisy ground, drawn by the program from the data seed",
        Format = DataFormat.Drawn,
        Shape = new InputShape(3, Canvas.Side),
        ClassNames = ShapeOutline.Names.ToValueList(),
        TrainImages = 50_000,
        TestImages = 10_000,
    };
}
