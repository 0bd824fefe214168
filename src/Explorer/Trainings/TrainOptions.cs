using Explorer.Commands;
using Explorer.Experiments.Trainings;

namespace Explorer.Trainings;

/// <summary>The options of <c>explorer train</c>, as they are typed.</summary>
internal sealed class TrainOptions
{
    private static readonly TrainingSettings Usual = new() { Epochs = 10 };

    public Argument<string?> Model { get; } = new("MODEL") { Description = "A preset such as resnet18 (explorer zoo list --presets), a model config file or a zoo entry's folder; --from may name the network too", Arity = ArgumentArity.ZeroOrOne };

    public Option<string?> Set { get; } = new("--set") { Description = "A data set that 'explorer data list' names, or a folder of images with a folder a class", HelpName = "NAME|DIR" };

    public Option<string?> Data { get; } = OutputOptions.Data();

    public Option<int?> Resize { get; } = new("--resize") { Description = "Height and width to resize the images to; default: their own", HelpName = "96" };

    public Option<int> Epochs { get; } = Number("--epochs", "Epochs", Usual.Epochs);

    public Option<int> Batch { get; } = Number("--batch", "Images a step", Usual.BatchSize);

    public Option<double?> Rate { get; } = new("--lr") { Description = "Learning rate; default: 0.1 for sgd, 0.001 for adam and adamw", HelpName = "0.05" };

    public Option<string> Optimizer { get; } = Word("--optimizer", "The optimiser", "sgd", "sgd|adam|adamw");

    public Option<double> Momentum { get; } = Real("--momentum", "Momentum of sgd, in Nesterov's form; 0 for none", Usual.Momentum);

    public Option<double> WeightDecay { get; } = Real("--weight-decay", "Weight decay", Usual.WeightDecay);

    public Option<string> Schedule { get; } = Word("--schedule", "How the learning rate goes", "cosine", "cosine|constant");

    public Option<double> Warmup { get; } = Real("--warmup", "Epochs of linear warm-up", Usual.WarmupEpochs);

    public Option<double> Smoothing { get; } = Real("--label-smoothing", "Label smoothing", Usual.LabelSmoothing);

    public Option<string> Augment { get; } = Word("--augment", "Augmentations of the training images, with commas between", "none", "crop,flip,cutout");

    public Option<string> Initialization { get; } = Word("--init", "First weights, by the rule of He or of Glorot (Xavier)", "he", "he|xavier");

    public Option<string> Precision { get; } = Word("--precision", "Arithmetic of convolutions and matrix products; on a CPU bfloat16 pays where it has AVX512_BF16, else in VGGs at larger resolutions", "float32", "float32|bfloat16");

    public Option<ulong> Seed { get; } = new("--seed") { Description = "Seed of first weights, order and augmentation", HelpName = "S", DefaultValueFactory = _ => 0 };

    public Option<int> Seeds { get; } = new Option<int>("--seeds") { Description = "Train it so many times, from --seed, the seed after it, and so on, each in a folder of its own, and give the mean", HelpName = "N", DefaultValueFactory = _ => 1 }.AtLeast(1);

    public Option<ulong> DataSeed { get; } = new("--data-seed") { Description = "Seed by which the validation images are split off", HelpName = "S", DefaultValueFactory = _ => 0 };

    public Option<int?> TrainImages { get; } = new("--train-images") { Description = "Train on so many images; default: all that validation leaves", HelpName = "N" };

    public Option<int?> Validation { get; } = new("--validation") { Description = "Validation images; default: a tenth of the training set, at most a quarter of --train-images", HelpName = "N" };

    public Option<int?> TestImages { get; } = new("--test-images") { Description = "Test on the first so many images, 0 for no test; default: all", HelpName = "N" };

    public Option<bool> TestBest { get; } = new("--test-best") { Description = "Test the weights of the best epoch instead of the last ones" };

    public Option<string?> From { get; } = new("--from") { Description = "Fine-tune: begin with a zoo entry's network and weights, or with a weight file (safetensors, .pth) of MODEL", HelpName = "zoo/NAME|FILE" };

    public Option<string?> Output { get; } = new("--out", "-o") { Description = "The training's folder, with --seeds the folder of theirs; default: runs/MODEL-SET, and -seedS where the seed is not 0", HelpName = "runs/NAME" };

    public Option<bool> Resume { get; } = new("--resume") { Description = "Go on with the training in the folder; without MODEL, with the settings it began with" };

    public Option<bool> Replace { get; } = new("--replace") { Description = "Begin anew where the folder holds a training" };

    public Option<string> Device { get; } = Word("--device", "Device to train on", "cpu", "cpu|cuda:0");

    public Option<int> Threads { get; } = Number("--threads", "Threads of one operator; default: the processor's cores", Environment.ProcessorCount);

    public Option<bool> Json { get; } = OutputOptions.Json();

    /// <summary>The command with all of them.</summary>
    public Command Create()
    {
        var command = new Command("train", "Trains one network, with a live curve, an epoch table and the test accuracy at the end") { Model };
        foreach (var option in (Option[])
        [
            Set, Data, Resize, Epochs, Batch, Rate, Optimizer, Momentum, WeightDecay, Schedule, Warmup, Smoothing, Augment, Initialization, Precision,
            Seed, Seeds, DataSeed, TrainImages, Validation, TestImages, TestBest, From, Output, Resume, Replace, Device, Threads, Json,
        ])
        {
            command.Options.Add(option);
        }

        return command;
    }

    private static Option<int> Number(string name, string description, int value) => new(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => value };

    private static Option<double> Real(string name, string description, double value) => new(name) { Description = description, HelpName = "X", DefaultValueFactory = _ => value };

    private static Option<string> Word(string name, string description, string value, string help) => new(name) { Description = description, HelpName = help, DefaultValueFactory = _ => value };
}
