namespace Explorer.SearchSpace.Tests.Distributions;

public sealed class DistributionKindTests
{
    private static readonly ParameterRule Whole = ParameterRule.Integer(1, 1024);
    private static readonly ParameterRule Real = ParameterRule.Real(NumberRange.Closed(0, 10));

    [Theory]
    [InlineData("7")]
    [InlineData("""{"choices":[4,1,2]}""")]
    [InlineData("""{"uniform":[8,64],"multipleOf":8}""")]
    [InlineData("""{"logUniform":[8,1024],"multipleOf":8}""")]
    [InlineData("""{"power2":[1,32]}""")]
    [InlineData("""{"normal":[1,9],"multipleOf":1}""")]
    [InlineData("""{"logNormal":[1,9],"multipleOf":1}""")]
    public void Read_Canonical_IsWrittenAsItWas(string json) => Assert.Equal(json, Written(Read(json, Whole)));

    [Fact]
    public void Read_WholeWithoutMultiple_MeansMultiplesOf1() => Assert.Equal(new Uniform(1, 9, 1), Read("""{"uniform": [1, 9]}""", Whole));

    [Fact]
    public void Read_RealWithoutMultiple_IsContinuous() => Assert.Equal(new Uniform(0.5, 9), Read("""{"uniform": [0.5, 9]}""", Real));

    [Theory]
    [InlineData("\"7\"", "$", "expected a number or a distribution")]
    [InlineData("{}", "$", "no kind of distribution, expected one of uniform, logUniform")]
    [InlineData("""{"uniform": [1, 2], "normal": [1, 2]}""", "$", "uniform and normal")]
    [InlineData("""{"uniforn": [1, 2]}""", "$.uniforn", "did you mean \"uniform\"?")]
    [InlineData("""{"uniform": [1]}""", "$.uniform", "1 items, expected 2")]
    [InlineData("""{"uniform": [9, 1]}""", "$.uniform", "found 9 to 1, expected the lower end first")]
    [InlineData("""{"uniform": [0, 9]}""", "$.uniform[0]", "found 0, expected a whole number of at least 1")]
    [InlineData("""{"uniform": [1, 2000]}""", "$.uniform[1]", "at most 1024")]
    [InlineData("""{"uniform": [1.5, 3]}""", "$.uniform[0]", "whole")]
    [InlineData("""{"uniform": [8, 20], "multipleOf": 8}""", "$.uniform", "expected multiples of 8 at both ends")]
    [InlineData("""{"uniform": [8, 16], "multipleOf": 0}""", "$.multipleOf", "found 0")]
    [InlineData("""{"power2": [1, 12]}""", "$.power2", "expected powers of 2")]
    [InlineData("""{"power2": [1, 8], "multipleOf": 2}""", "$.multipleOf", "power2 has no multiples")]
    [InlineData("""{"choices": []}""", "$.choices", "0 items")]
    [InlineData("""{"choices": [1, 2, 1]}""", "$.choices", "1 is listed twice")]
    [InlineData("""{"choices": [1, "2"]}""", "$.choices[1]", "found \"2\"")]
    public void Read_Wrong_NamesWhatWasExpected(string json, string path, string words) => Problems.Has(Problems.Of(() => Read(json, Whole)), path, words);

    [Theory]
    [InlineData("""{"logUniform": [0, 1]}""", "$.logUniform", "above 0 for logUniform")]
    [InlineData("""{"uniform": [0, 10], "multipleOf": 0.000001}""", "$.uniform", "more than 1000000 values")]
    [InlineData("""{"uniform": [0, 10], "multipleOf": -1}""", "$.multipleOf", "above 0")]
    public void Read_WrongReal_NamesWhatWasExpected(string json, string path, string words) => Problems.Only(Problems.Of(() => Read(json, Real)), path, words);

    [Fact]
    public void Read_ContinuousWhereValuesHaveToFit_AsksForMultiples()
    {
        var rule = Real with { Fits = v => v is 1 or 2, FitsInWords = "one or two" };
        Problems.Only(Problems.Of(() => Read("""{"uniform": [1, 2]}""", rule)), "$.uniform", "values have to be one or two");
        Problems.Only(Problems.Of(() => Read("""{"uniform": [1, 2], "multipleOf": 0.5}""", rule)), "$.uniform", "the value 1.5 is among those drawn, expected one or two");
    }

    private static Distribution Read(string json, ParameterRule rule)
    {
        var problems = new InputProblems("test");
        new DistributionKind(rule).TryRead(new JsonCursor(JsonText.Parse(json, "test", problems), "$", problems), out var distribution);
        problems.ThrowIfAny();
        return distribution!;
    }

    private static string Written(Distribution distribution) => JsonText.Write(writer => new DistributionKind(Whole).Write(writer, distribution));
}
