using Explorer.Models.Tests.Onnx;

namespace Explorer.Zoo.Tests;

/// <summary>An entry's <c>model.onnx</c> as it lies in the zoo, in ONNX Runtime, against <see cref="ZooModel"/>.</summary>
public sealed class ZooOnnxTests(ZooFixture fixture, ITestOutputHelper output)
{
    // Of float32, over the largest logit.
    private const double Tolerance = 1e-5;

    [Fact]
    public void Run_EntrysOnnxInOnnxRuntime_GivesZooModelsLogits()
    {
        OnnxRuntime.Need();
        var folder = Path.Combine(fixture.Folder, "onnx-runtime");
        Directory.CreateDirectory(folder);
        using var model = ZooModel.Load(fixture.Entry);
        var preprocessing = fixture.Entry.Metrics.Preprocessing;
        var (shape, area) = (preprocessing.Input, preprocessing.Input.Resolution * preprocessing.Input.Resolution);
        var pixels = fixture.Data.Load(fixture.Request.Data, null, shape.Resolution).Validation.Pixels.Select(pixel => pixel / 255f).ToArray();
        var runtime = new OnnxRuntime(folder);

        runtime.Add("zoo entry", Path.Combine(fixture.Entry.Folder, "model.onnx"), shape, Batch(first: 0, count: 1), Batch(first: 1, count: 3));

        var differences = runtime.Run();
        Assert.Equal(2, differences.Count);
        Assert.All(differences, run => output.WriteLine($"{run.Name}: {run.Difference:E1}"));
        Assert.All(differences, run => Assert.True(run.Difference <= Tolerance, $"{run.Name}: {run.Difference:E1}"));

        // ONNX Runtime gets the images as the card says: (pixel − mean) / deviation, channel by channel.
        (float[] Images, float[] Logits) Batch(int first, int count)
        {
            var size = shape.Channels * area;
            var batch = pixels[(first * size)..((first + count) * size)];
            var normalised = batch.Select((pixel, i) => (pixel - preprocessing.Mean[i / area % shape.Channels]) / preprocessing.Deviation[i / area % shape.Channels]);
            return ([.. normalised], model.Predict(batch, count));
        }
    }
}
