namespace Explorer.Training.Data.Catalog;

/// <summary>MNIST and its likes: 28×28 grey images in IDX files.</summary>
internal static class MnistCatalog
{
    private const int Train = 60_000;
    private const int Test = 10_000;
    private const string TrainImages = "train-images-idx3-ubyte";
    private const string TrainLabels = "train-labels-idx1-ubyte";
    private const string TestImages = "t10k-images-idx3-ubyte";
    private const string TestLabels = "t10k-labels-idx1-ubyte";

    public static DataSetDescription Mnist { get; } = Describe(
        "mnist",
        "handwritten digits (LeCun, Cortes and Burges)",
        ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
        [
            "https://ossci-datasets.s3.amazonaws.com/mnist/",
            "https://storage.googleapis.com/cvdf-datasets/mnist/",
            "http://yann.lecun.com/exdb/mnist/",
        ],
        [
            (TrainImages, "6bbc9ace898e44ae57da46a324031adb", "f68b3c2dcbeaaa9fbdd348bbdeb94873", 9_912_422),
            (TrainLabels, "a25bea736e30d166cdddb491f175f624", "d53e105ee54ea40749a09fcbcd1e9432", 28_881),
            (TestImages, "2646ac647ad5339dbf082846283269ea", "9fb629c4189551a2d022fa330f9573f3", 1_648_877),
            (TestLabels, "27ae3e4e09519cfbb04c329615203637", "ec29112dd5afa0611ce80d1b7f02629c", 4_542),
        ]);

    public static DataSetDescription FashionMnist { get; } = Describe(
        "fashion-mnist",
        "articles of clothing (Zalando Research)",
        ["T-shirt/top", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"],
        [
            "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
            "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
        ],
        [
            (TrainImages, "f4a8712d7a061bf5bd6d2ca38dc4d50a", "8d4fb7e6c68d591d4c3dfef9ec88bf0d", 26_421_880),
            (TrainLabels, "9018921c3c673c538a1fc5bad174d6f9", "25c81989df183df01b3e8a0aad5dffbe", 29_515),
            (TestImages, "8181f5470baa50b63fa0f6fddb340f0a", "bef4ecab320f06d8554ea6380940ec79", 4_422_102),
            (TestLabels, "15d484375f8d13e6eb1aabb0c3f46965", "bb300cfdad3c16e7a12a480ee83cd310", 5_148),
        ]);

    private static DataSetDescription Describe(
        string name, string summary, string[] classes, string[] mirrors, (string Name, string Plain, string Zipped, long Bytes)[] files) => new()
    {
        Facts = DataSetFacts.Find(name)!,
        Summary = summary,
        Format = DataFormat.Idx,
        ClassNames = classes.ToValueList(),
        Folder = name,
        Files = files.Select(file => new DataFile
        {
            Name = file.Name,
            Part = file.Name is TrainImages or TrainLabels ? DataPart.Train : DataPart.Test,
            Content = file.Name is TrainImages or TestImages ? DataFileContent.Images : DataFileContent.Labels,
            Count = file.Name is TrainImages or TrainLabels ? Train : Test,
            Checksum = Checksum.Md5(file.Plain),
        }).ToValueList(),
        Downloads = files.Select(file => new DataDownload
        {
            FileName = $"{file.Name}.gz",
            Mirrors = mirrors
                .Select(mirror => new DataMirror(new Uri($"{mirror}{file.Name}.gz"), Checksum.Md5(file.Zipped), file.Bytes))
                .ToValueList(),
        }).ToValueList(),
    };
}
