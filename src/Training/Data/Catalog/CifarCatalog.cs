namespace Explorer.Training.Data.Catalog;

/// <summary>CIFAR-10 and CIFAR-100: 32×32 colour images in binary records.</summary>
internal static class CifarCatalog
{
    private const string Official = "https://www.cs.toronto.edu/~kriz";

    // This mirror packed the same files anew, so its archives have checksums of their own.
    private const string Repacked = "https://apache-mxnet.s3-accelerate.dualstack.amazonaws.com/gluon/dataset";

    public static DataSetDescription Cifar10 { get; } = new()
    {
        Facts = DataSetFacts.Find("cifar10")!,
        Summary = "small photographs of ten kinds of things (Krizhevsky)",
        Format = DataFormat.Cifar10,
        ClassNames = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"],
        Folder = "cifar-10-batches-bin",
        Files =
        [
            Records("data_batch_1.bin", DataPart.Train, 10_000, "aadd24acce27caa71bf4b10992e9e7b2d74c2540"),
            Records("data_batch_2.bin", DataPart.Train, 10_000, "c0ba65cce70568cd57b4e03e9ac8d2a5367c1795"),
            Records("data_batch_3.bin", DataPart.Train, 10_000, "1dd00a74ab1d17a6e7d73e185b69dbf31242f295"),
            Records("data_batch_4.bin", DataPart.Train, 10_000, "aab85764eb3584312d3c7f65fd2fd016e36a258e"),
            Records("data_batch_5.bin", DataPart.Train, 10_000, "26e2849e66a845b7f1e4614ae70f4889ae604628"),
            Records("test_batch.bin", DataPart.Test, 10_000, "67eb016db431130d61cd03c7ad570b013799c88c"),
        ],
        Downloads =
        [
            new DataDownload
            {
                FileName = "cifar-10-binary.tar.gz",
                Mirrors =
                [
                    new(new Uri($"{Official}/cifar-10-binary.tar.gz"), Checksum.Md5("c32a1d4ab5d03f1284b67883e8d87530"), 170_052_171),
                    new(new Uri($"{Repacked}/cifar10/cifar-10-binary.tar.gz"), Checksum.Sha1("fab780a1e191a7eda0f345501ccd62d20f7ed891")),
                ],
            },
        ],
    };

    public static DataSetDescription Cifar100 { get; } = new()
    {
        Facts = DataSetFacts.Find("cifar100")!,
        Summary = "small photographs of a hundred kinds of things, fine labels (Krizhevsky)",
        Format = DataFormat.Cifar100,
        ClassNames =
        [
            "apple", "aquarium_fish", "baby", "bear", "beaver", "bed", "bee", "beetle", "bicycle", "bottle",
            "bowl", "boy", "bridge", "bus", "butterfly", "camel", "can", "castle", "caterpillar", "cattle",
            "chair", "chimpanzee", "clock", "cloud", "cockroach", "couch", "crab", "crocodile", "cup", "dinosaur",
            "dolphin", "elephant", "flatfish", "forest", "fox", "girl", "hamster", "house", "kangaroo", "keyboard",
            "lamp", "lawn_mower", "leopard", "lion", "lizard", "lobster", "man", "maple_tree", "motorcycle", "mountain",
            "mouse", "mushroom", "oak_tree", "orange", "orchid", "otter", "palm_tree", "pear", "pickup_truck", "pine_tree",
            "plain", "plate", "poppy", "porcupine", "possum", "rabbit", "raccoon", "ray", "road", "rocket",
            "rose", "sea", "seal", "shark", "shrew", "skunk", "skyscraper", "snail", "snake", "spider",
            "squirrel", "streetcar", "sunflower", "sweet_pepper", "table", "tank", "telephone", "television", "tiger", "tractor",
            "train", "trout", "tulip", "turtle", "wardrobe", "whale", "willow_tree", "wolf", "woman", "worm",
        ],
        Folder = "cifar-100-binary",
        Files =
        [
            Records("train.bin", DataPart.Train, 50_000, "e207cd2e05b73b1393c74c7f5e7bea451d63e08e"),
            Records("test.bin", DataPart.Test, 10_000, "8fb6623e830365ff53cf14adec797474f5478006"),
        ],
        Downloads =
        [
            new DataDownload
            {
                FileName = "cifar-100-binary.tar.gz",
                Mirrors =
                [
                    new(new Uri($"{Official}/cifar-100-binary.tar.gz"), Checksum.Md5("03b5dce01913d631647c71ecec9e9cb8"), 168_513_733),
                    new(new Uri($"{Repacked}/cifar100/cifar-100-binary.tar.gz"), Checksum.Sha1("a0bb982c76b83111308126cc779a992fa506b90b")),
                ],
            },
        ],
    };

    private static DataFile Records(string name, DataPart part, int count, string sha1) => new()
    {
        Name = name,
        Part = part,
        Content = DataFileContent.Records,
        Count = count,
        Checksum = Checksum.Sha1(sha1),
    };
}
