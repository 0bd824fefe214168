using Explorer.Kernels;
using static TorchSharp.torch;

namespace Explorer.Models.Tests;

/// <summary>What a network says that it computes by, against what it does.</summary>
public sealed class NetworkEngineTests
{
    private static readonly StageConfig Narrow = new() { Depth = 2, Width = 32, Stride = 2, GroupWidth = 1 };

    private static string Blocks => $"{TorchEngine.Version} + {TorchEngine.Kernels}, blocks";

    private static string Plain => $"{TorchEngine.Version}, plain, {PlainLayout.Name(CPU)}";

    public static TheoryData<string, double> Whole => new()
    {
        { nameof(BlockType.Bottleneck), 0 },
        { nameof(BlockType.Bottleneck), 0.25 },
        { nameof(BlockType.BottleneckLinear), 0 },
        { nameof(BlockType.Basic), 0 },
        { nameof(BlockType.Vanilla), 0 },
    };

    [Theory]
    [MemberData(nameof(Whole))]
    public void Engine_NetworkOfChains_IsBlocks(string block, double squeezeExcitation)
    {
        RequireKernels();
        Assert.Equal(Blocks, Of(Networks.With(Enum.Parse<BlockType>(block)) with { SqueezeExcitation = squeezeExcitation }));
    }

    [Fact]
    public void Engine_WideStageOrHead_IsBlocks()
    {
        RequireKernels();
        Assert.Equal(Blocks, Of(Networks.With(BlockType.Basic) with { Stages = [Narrow, Narrow with { Width = 128 }] }));
        Assert.Equal(Blocks, Of(Networks.With(BlockType.Basic) with { Stages = [Narrow, Narrow], HeadWidth = 8192 }));
    }

    [Fact]
    public void Engine_PreactivationBlocks_IsPlain() => Assert.Equal(Plain, Of(Networks.With(BlockType.PreactivationBottleneck)));

    [Fact]
    public void Engine_FewerThanEightImages_IsPlain()
    {
        RequireKernels();
        Assert.Equal(Plain, Of(Networks.Tiny, images: 7));
        Assert.Equal(Blocks, Of(Networks.Tiny, images: 8));
    }

    [Fact]
    public void Engine_Bfloat16_IsBlocksOfItsOwnKernelsOrPlain()
        => Assert.Equal(TorchEngine.HasBfloat16Kernels ? $"{TorchEngine.Version} + {TorchEngine.Bfloat16Kernels}, blocks" : Plain, Of(Networks.Tiny, isFloat32: false));

    [Fact]
    public void Engine_OtherDevice_IsPlainAndContiguous()
    {
        using var network = NetworkBuilder.Build(Networks.Tiny);
        Assert.Equal(new NetworkEngine($"{TorchEngine.Version} on meta, plain, contiguous", HasKernels: false), network.Engine(128, META, isFloat32: true));
    }

    [Fact]
    public void Engine_WithoutKernels_IsPlain()
    {
        Assert.SkipWhen(TorchEngine.HasKernels, "this machine has kernels; EXPLORER_KERNELS=plain leaves them out");
        Assert.Equal(Plain, Of(Networks.Tiny));
    }

    [Fact]
    public void Engine_Name_MatchesTheRecordsExample() => Assert.Matches(@"^libtorch \d+\.\d+\.\d+\S*( \+ explorer kernels \d+ \(avx(2|512)\), blocks|, plain, (channels-last|contiguous))$", Of(Networks.Tiny));

    private static void RequireKernels() => Assert.SkipUnless(TorchEngine.HasKernels, "no kernels on this machine, or EXPLORER_KERNELS=plain");

    private static string Of(AnyNetConfig config, long images = 128, bool isFloat32 = true)
    {
        using var network = NetworkBuilder.Build(config);
        var engine = network.Engine(images, CPU, isFloat32);
        Assert.Equal(engine.Name.Contains("kernels", StringComparison.Ordinal), engine.HasKernels);
        return engine.Name;
    }
}
