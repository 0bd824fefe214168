using Explorer.Running;
using Explorer.SearchSpace;

namespace Explorer.Tests.Running;

public sealed class DeviceChoiceTests
{
    private readonly List<string> _told = [];

    [Fact]
    public void Of_NothingAskedNoGpu_Cpu() => Assert.Equal(["cpu"], Of([], [], gpus: 0));

    [Fact]
    public void Of_NothingAskedGpus_AllOfThemAndSaysSo()
    {
        Assert.Equal(["cuda:0", "cuda:1"], Of([], [], gpus: 2));
        Assert.Equal("training on 2 GPUs; --device cpu for the processor", Assert.Single(_told));
    }

    [Theory]
    [InlineData("cpu", 1, "cpu")]
    [InlineData("cuda:3", 1, "cuda:0")]
    public void Of_Begun_StaysOnThatKind(string began, int gpus, string expected) => Assert.Equal([expected], Of([], [began, began], gpus));

    [Fact]
    public void Of_BegunOnGpuNoneHere_RefusedWithTheWay()
    {
        var error = Assert.Throws<InvalidInputException>(() => Of([], ["cuda:0"], gpus: 0));
        Assert.Contains("--device cpu", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cpu", "cuda:0", "the CPU")]
    [InlineData("cuda:0", "cpu", "a GPU")]
    public void Of_OtherKindAsked_DoneAndTold(string began, string asked, string named)
    {
        Assert.Equal([asked], Of([asked], [began], gpus: 1));
        Assert.Contains(named, Assert.Single(_told), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_SameKindAsked_NothingToTell()
    {
        Assert.Equal(["cuda:1"], Of(["cuda:1"], ["cuda:0"], gpus: 2));
        Assert.Empty(_told);
    }

    private IReadOnlyList<string> Of(string[] asked, string[] began, int gpus) =>
        DeviceChoice.Of([.. asked], began, () => gpus, _told.Add);
}
