using Explorer.Training.Data.Shapes;

namespace Explorer.Training.Data.Catalog;

/// <summary>The built-in data set.</summary>
internal static class ShapesCatalog
{
    public static DataSetDescription Shapes { get; } = new()
    {
        Facts = DataSetFacts.Find("shapes")!,
        Summary = "ten outlines on noisy ground, drawn by the program from the data seed",
        Format = DataFormat.Drawn,
        ClassNames = ShapeOutline.Names.ToValueList(),
    };
}
