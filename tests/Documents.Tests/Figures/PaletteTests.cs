namespace Explorer.Documents.Tests.Figures;

public sealed class PaletteTests
{
    // Below about 2.3 nobody tells two colours apart; small marks need several times that.
    private const double LeastDistance = 10;

    /// <summary>Severity 1.0 of Machado, Oliveira and Fernandes (2009), on linear RGB.</summary>
    public static TheoryData<string, double[]> Eyes => new()
    {
        { "normal", [1, 0, 0, 0, 1, 0, 0, 0, 1] },
        { "protanopia", [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998] },
        { "deuteranopia", [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881] },
        { "tritanopia", [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900] },
    };

    [Theory]
    [MemberData(nameof(Eyes))]
    public void Series_AnyTwo_AreToldApart(string eyes, double[] matrix)
    {
        Shade[] shades = [Palette.Grey, .. Palette.Series];
        for (var i = 0; i < shades.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                Assert.True(Distance(shades[i].Light, shades[j].Light, matrix) >= LeastDistance, $"{eyes}: {shades[i]} and {shades[j]} on paper");
            }
        }
    }

    [Fact]
    public void Series_OnPaper_AreSeen() => Assert.All(Palette.Series, shade => Assert.InRange(Contrast(shade.Light, Palette.Page.Light), 2.2, 21));

    [Fact]
    public void Series_OnDarkPages_AreSeen() => Assert.All(Palette.Series, shade => Assert.InRange(Contrast(shade.Dark, Palette.Page.Dark), 4, 21));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Words_OnThePage_HaveTheContrastThatWcagAsksFor(bool dark) =>
        Assert.All((Shade[])[Palette.Ink, Palette.Muted], shade => Assert.InRange(dark ? Contrast(shade.Dark, Palette.Page.Dark) : Contrast(shade.Light, Palette.Page.Light), 4.5, 21));

    [Fact]
    public void Css_EveryColour_IsAVariableLightAndDark() => Assert.All(Palette.Series, shade =>
    {
        Assert.Contains($"--{shade.Name}: {shade.Light};", Palette.Css, StringComparison.Ordinal);
        Assert.Contains($"--{shade.Name}: {shade.Dark};", Palette.Css, StringComparison.Ordinal);
    });

    private static double[] Linear(string hex) => [.. Enumerable.Range(0, 3).Select(i => Convert.ToInt32(hex.Substring(1 + (2 * i), 2), 16) / 255.0).Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];

    // WCAG 2.2.
    private static double Contrast(string one, string other)
    {
        double[] luminances = [.. new[] { one, other }.Select(Linear).Select(c => (0.2126 * c[0]) + (0.7152 * c[1]) + (0.0722 * c[2])).Order()];
        return (luminances[1] + 0.05) / (luminances[0] + 0.05);
    }

    // CIE76 in L*a*b* (D65).
    private static double Distance(string one, string other, double[] eyes) => Math.Sqrt(Lab(one, eyes).Zip(Lab(other, eyes), (a, b) => (a - b) * (a - b)).Sum());

    private static double[] Lab(string hex, double[] eyes)
    {
        var rgb = Linear(hex);
        double[] c = [.. Enumerable.Range(0, 3).Select(row => Math.Clamp((eyes[3 * row] * rgb[0]) + (eyes[(3 * row) + 1] * rgb[1]) + (eyes[(3 * row) + 2] * rgb[2]), 0, 1))];
        static double F(double t) => t > 0.008856 ? Math.Cbrt(t) : (7.787 * t) + (16.0 / 116);
        var (x, y, z) = (F(((0.4124 * c[0]) + (0.3576 * c[1]) + (0.1805 * c[2])) / 0.95047), F((0.2126 * c[0]) + (0.7152 * c[1]) + (0.0722 * c[2])), F(((0.0193 * c[0]) + (0.1192 * c[1]) + (0.9505 * c[2])) / 1.08883));
        return [(116 * y) - 16, 500 * (x - y), 200 * (y - z)];
    }
}
