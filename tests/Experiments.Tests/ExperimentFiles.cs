namespace Explorer.Experiments.Tests;

// A folder of experiment files that is removed after the test.
internal sealed class ExperimentFiles : IDisposable
{
    public const string Base = """
        {"name": "base", "description": "d",
         "space": {"family": "anynet", "input": {"channels": 3, "resolution": 32}, "classes": 10, "stem": {"type": "cifar", "width": 16}, "block": "bottleneck",
           "stages": 4, "depth": {"logUniform": [1, 16]}, "width": {"logUniform": [8, 1024], "multipleOf": 8},
           "bottleneckRatio": {"choices": [1, 2, 4]}, "groupWidth": {"choices": [1, 2, 4, 8, 16, 32]}},
         "sample": {"count": 8, "seed": 1}, "data": {"name": "shapes", "train": 1000, "validation": 200},
         "training": {"epochs": 3}}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("explorer-experiments-");

    public ExperimentFiles(string? text = null) => Write("base.json", text ?? Base);

    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
