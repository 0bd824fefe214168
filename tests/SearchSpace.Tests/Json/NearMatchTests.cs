namespace Explorer.SearchSpace.Tests.Json;

public sealed class NearMatchTests
{
    private static readonly string[] Known = ["depth", "width", "bottleneckRatio", "groupWidth", "stages"];

    [Theory]
    [InlineData("dept", "depth")]
    [InlineData("detph", "depth")]
    [InlineData("Width", "width")]
    [InlineData("groupwidht", "groupWidth")]
    [InlineData("bottleneck_ratio", "bottleneckRatio")]
    [InlineData("stage", "stages")]
    public void Find_Misspelt_GivesTheNameMeant(string name, string meant) => Assert.Equal(meant, NearMatch.Find(name, Known));

    [Theory]
    [InlineData("colour")]
    [InlineData("")]
    [InlineData("resolution")]
    public void Find_NothingNear_GivesNull(string name) => Assert.Null(NearMatch.Find(name, Known));

    [Fact]
    public void Nearest_MisspeltOrShortened_GivesTheNearestFirst()
    {
        Assert.Equal(["width", "widths"], NearMatch.Nearest("widht", ["widths", "colour", "width"], 3));
        Assert.Equal(["groupWidth"], NearMatch.Nearest("group", Known, 3));
        Assert.Single(NearMatch.Nearest("widht", ["depth", "width"], 1));
        Assert.Empty(NearMatch.Nearest("", Known, 3));
    }

    [Fact]
    public void Advice_NothingNear_ListsTheKnownNames() =>
        Assert.Equal("known ones are depth, width, bottleneckRatio, groupWidth, stages", NearMatch.Advice("colour", Known));
}
