namespace Explorer.Models.Tests.Peers;

/// <summary>Checkpoints that PyTorch itself writes.</summary>
public sealed class PyTorchCheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_PyTorchCheckpoints_ReadsPlainOnesAndRefusesTheRest()
    {
        PeerProcess.NeedPython(["torch"], "python3-torch is");
        PeerProcess.RunPython("torch_checkpoints.py", _folder.Path);

        Assert.Equal(Tensors("plain.safetensors"), Tensors("plain.pth"));
        Assert.Equal(17, Tensors("plain.pth").Count);
        var state = Tensors("state.safetensors");
        Assert.All(new[] { "pycls.pth", "timm.pth", "parallel.pth", "protocol4.pth" }, name => Assert.Equal(state, Tensors(name)));
        using (var pycls = WeightFile.Open(_folder.At("pycls.pth")))
            Assert.Equal("model_state", pycls.Metadata["checkpoint.section"]);

        Refused("attack.pth", "system, which is not run");
        Refused("namespace.pth", "argparse.Namespace, which is not run");
        Refused("module.pth", "torch.nn.modules.container.Sequential, which is not run");
        Refused("legacy.pth", "before version 1.6");
        Refused("expanded.pth", "more elements than the 1 of its storage");
        Refused("numbers.pth", "it holds epoch, lr, expected tensors");
        Refused("script.pth", "a TorchScript program");
        Assert.False(File.Exists(_folder.At("attacked")));
    }

    private Dictionary<string, string> Tensors(string name)
    {
        using var file = WeightFile.Open(_folder.At(name));
        return file.Entries.ToDictionary(entry => entry.Name, entry => $"{entry.Type} {string.Join('x', entry.Shape)} {Convert.ToHexString(file.Read(entry))}", StringComparer.Ordinal);
    }

    private void Refused(string name, string expected)
        => Assert.Contains(expected, Assert.Throws<InvalidInputException>(() => WeightFile.Open(_folder.At(name))).Message, StringComparison.Ordinal);
}
