using Explorer.Execution.Slurm;

namespace Explorer.Execution.Tests;

/// <summary>Time limits in every form of sbatch's manual page.</summary>
public sealed class SlurmTimeTests
{
    [Theory]
    [InlineData("--time=90", "01:30:00")]
    [InlineData("--time=90:30", "01:30:30")]
    [InlineData("--time=4:00:00", "04:00:00")]
    [InlineData("--time=2-3", "2.03:00:00")]
    [InlineData("--time=2-3:04", "2.03:04:00")]
    [InlineData("--time=2-3:04:05", "2.03:04:05")]
    [InlineData("--time 10", "00:10:00")]
    [InlineData("-t 10", "00:10:00")]
    [InlineData("-t10", "00:10:00")]
    [InlineData("--time=10 --mem=1G --time=20", "00:20:00")]
    [InlineData("--time=UNLIMITED", null)]
    [InlineData("--time=1-2-3", null)]
    [InlineData("--time", null)]
    [InlineData("--time-min=5 --tmp=3", null)]
    public void Of_Options_TellsTheLimit(string options, string? expected) =>
        Assert.Equal(expected is null ? null : TimeSpan.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), SlurmTime.Of(options.Split(' ')));
}
