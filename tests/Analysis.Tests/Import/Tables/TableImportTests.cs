using System.IO.Compression;
using System.Text;
using Explorer.Analysis.Import;
using Explorer.Analysis.Import.Tables;
using Explorer.SearchSpace.Spaces;
using Parquet.Serialization;

namespace Explorer.Analysis.Tests.Import.Tables;

public sealed class TableImportTests : IDisposable
{
    private const string Optuna = """
        ,number,value,datetime_start,duration,params_lr,params_momentum,params_optimizer,user_attrs_note,state
        0,0,0.25,2026-03-01 10:00:00.1,0 days 00:05:00,0.001,,adam,x,COMPLETE
        1,1,0.5,2026-03-01 10:00:00.1,0 days 00:01:30.5,0.1,0.9,sgd,y,PRUNED
        2,2,,2026-03-01 10:00:00.1,,0.01,0.8,sgd,z,FAIL
        3,3,0.125,2026-03-01 10:00:00.1,1 days 00:00:01,0.01,0.8,sgd,z,COMPLETE
        4,4,,2026-03-01 10:00:00.1,,0.02,,adam,,RUNNING

        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_FrameOfOptuna_GivesParametersStatesAndTimes()
    {
        var imported = Read("study.csv", Optuna);

        Assert.Equal([TrialState.Completed, TrialState.Pruned, TrialState.Failed, TrialState.Completed], imported.Trials.Select(trial => trial.State));
        Assert.Equal([0.25, 0.5, null, 0.125], imported.Trials.Select(trial => trial.Error));
        Assert.Equal([300, 90.5, 0, 86_401], imported.Trials.Select(trial => trial.Seconds));
        Assert.Equal([new ParameterValue("lr", 0.001), new ParameterValue("optimizer", "adam")], imported.Trials[0].Planned.Parameters!.Value);
        Assert.Equal([new ParameterValue("lr", 0.1), new ParameterValue("momentum", 0.9), new ParameterValue("optimizer", "sgd")], imported.Trials[1].Planned.Parameters!.Value);
        var space = Space(imported);
        Assert.Equal(["lr", "momentum", "optimizer"], space.Parameters.Select(range => range.Name));
        Assert.Equal((0.001, 0.1, true), (space.Parameters[0].Low, space.Parameters[0].High, space.Parameters[0].IsLogarithmic));
        Assert.Equal(["adam", "sgd"], space.Parameters[2].Words);
        Assert.Contains(imported.Remarks, remark => remark.Contains("less of it is better; --accuracy value where more is", StringComparison.Ordinal));
        Assert.Contains(imported.Remarks, remark => remark.Contains("1 row of trials that have not ended", StringComparison.Ordinal));
        Assert.Contains(imported.Remarks, remark => remark.Contains("2 trials of 4", StringComparison.Ordinal) || remark.Contains("1 trial of 4 has no momentum", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("val_error", "0.1,0.9", null, 0.1, 0.9)]
    [InlineData("val_error", "10,90", null, 0.1, 0.9)]
    [InlineData("val_acc", "0.9,0.25", null, 0.1, 0.75)]
    [InlineData("accuracy", "90,25", null, 0.1, 0.75)]
    [InlineData("val_loss", "2.5,0.5", null, 0.25, 0.05)]
    [InlineData("loss", "25,50", null, 0.25, 0.5)]
    [InlineData("val_loss", "-2.5,-0.5", null, 0.75, 0.95)]
    [InlineData("val_loss", "2.5,0.5", "0,5", 0.5, 0.1)]
    public void Read_Metrics_BecomeErrorsOnOneScale(string column, string values, string? scale, double first, double second)
    {
        var two = values.Split(',');
        var ends = scale?.Split(',').Select(end => double.Parse(end, CultureInfo.InvariantCulture)).ToArray();
        var imported = Read("sweep.csv", $"lr,{column}\n0.1,{two[0]}\n0.2,{two[1]}\n", request => request with { Scale = ends is null ? null : (ends[0], ends[1]) });

        Assert.Equal([first, second], imported.Trials.Select(trial => Math.Round(trial.Error!.Value, 12, MidpointRounding.ToEven)));
    }

    [Fact]
    public void Read_Rewards_AreErrorsTheOtherWayRound()
    {
        var imported = Read("sweep.csv", "lr,reward\n0.1,437\n0.2,12\n", request => request with { Accuracies = ["reward"] });

        Assert.Equal(new MetricScale("reward", 1000, 0), Space(imported).Metric);
        Assert.Equal([0.563, 0.988], imported.Trials.Select(trial => trial.Error!.Value));
    }

    [Fact]
    public void Read_ExplodedLosses_CountAsDivergedAndDoNotStretchTheScale()
    {
        var rows = string.Concat(Enumerable.Range(1, 40).Select(i => FormattableString.Invariant($"{i},{0.3 + (i * 0.001)}\n")));

        var imported = Read("sweep.csv", $"lr,val_loss\n{rows}50,1e9\n51,nan\n52,inf\n53,\n");

        Assert.Equal(10, Space(imported).Metric.One);
        Assert.Equal([TrialState.Diverged, TrialState.Diverged, TrialState.Diverged, TrialState.Failed], imported.Trials.TakeLast(4).Select(trial => trial.State));
        Assert.Equal([1.0, 0.034, 0.034], imported.Trials.TakeLast(4).Take(3).Select(trial => Math.Round(CountingRule.CountedError(trial)!.Value, 12, MidpointRounding.ToEven)));
        Assert.Contains(imported.Remarks, remark => remark.Contains("2 trials ended with a result that is NaN or infinite", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a,b\n", "has a header and no rows")]
    [InlineData("", "is empty")]
    [InlineData(" \n\n", "nothing but blanks")]
    [InlineData("[{\"a\":1}]", "JSON array")]
    [InlineData("lr,error\n0.1,0.5\n0.2\n", "line 3: has 1 cell, expected 2")]
    [InlineData("lr,error\n0.1,0.5,7\n", "line 2: has 3 cells, expected 2")]
    [InlineData("lr,lr,error\n1,2,0.5\n", "\"lr\" is there 2 times")]
    [InlineData("0.1,0.5\n0.2,0.6\n", "the table has no header")]
    [InlineData("lr,error\n0.1,0.5\nx,0.6\n1,.1\n2,.1\n3,.1\n4,.1\n5,.1\n6,.1\n7,.1\n8,.1\n9,.1\n", "line 3, column lr: found \"x\", expected a number, as 10 of its cells are")]
    [InlineData("lr,error\n0.1,0.5\ninf,0.6\n", "line 3, column lr: found inf, expected a finite number")]
    [InlineData("lr,error\n0.1,0.5\n2,bad\n1,.1\n2,.1\n3,.1\n4,.1\n5,.1\n6,.1\n7,.1\n8,.1\n", "line 3, column error: found \"bad\", expected a number")]
    [InlineData("lr;error\n0,1;0.5\n0.2;0.6\n1;.1\n2;.1\n3;.1\n4;.1\n5;.1\n6;.1\n7;.1\n8;.1\n9;.1\n", "line 2, column lr: found \"0,1\", expected a number, as 10 of its cells are with a point for decimals, not a comma")]
    [InlineData("lr,error\n\"1,000\",0.5\n\"2,000\",0.6\n", "column lr: holds numbers such as")]
    [InlineData("lr,error\n0.1,-0.5\n0.2,0.6\n", null)]
    [InlineData("lr,what\n0.1,0.5\n", "no column is named as a result is")]
    [InlineData("{\"lr\":1,\"error\":0.5}\n{\"lr\":1,\n", "line 2: is no JSON object on one line")]
    [InlineData("{\"lr\":1,\"lr\":2,\"error\":0.5}\n", "twice")]
    [InlineData("7\n{}", null)]
    [InlineData("lr,error\n0.1,0.5\0\n", "zero bytes")]
    [InlineData("lr,error\n0.1,0.5\n0.2,\"0.6\n", "line 3: opens a quote that is not closed")]
    public void Read_BadTables_AreToldWithPlaceAndReason(string text, string? expected)
    {
        if (expected is null)
            Record.Exception(() => Read("bad.csv", text));
        else
            Assert.Contains(expected, Assert.Throws<InvalidInputException>(() => Read("bad.csv", text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ErrorBeyondAShare_IsNamedWhereTheOthersAreFractions()
    {
        var rows = string.Concat(Enumerable.Range(1, 40).Select(i => FormattableString.Invariant($"{i},0.3\n")));

        var error = Assert.Throws<InvalidInputException>(() => Read("sweep.csv", $"lr,val_error\n{rows}50,23.5\n"));

        Assert.Contains("line 42, column val_error: found 23.5, expected a number from 0 to 1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\uFEFFlr,error\r\n0.1,0.5\r\n0.2,0.6\r\n")]
    [InlineData("lr;error\n0.1;0.5\n0.2;0.6\n")]
    [InlineData("lr;error\n0,1;0,5\n0,2;0,6\n")]
    [InlineData("lr\terror\n0.1\t0.5\n0.2\t0.6\n")]
    [InlineData("\"lr\",\"error\",\"notes\"\n\"0.1\",\"0.5\",\"a \"\"b\"\"\nc, d\"\n0.2,0.6,\n")]
    [InlineData("\n\nlr , error\n\n 0.1 , 0.5 \n0.2,0.6\n\n")]
    [InlineData("{\"config\": {\"lr\": 0.1}, \"summary\": {\"error\": 0.5}}\n\n{\"config\": {\"lr\": 0.2}, \"summary\": {\"error\": 0.6}}")]
    public void Read_WaysToWriteOneTable_GiveTheSameTrials(string text)
    {
        foreach (var packed in new[] { false, true })
        {
            var imported = Read(packed ? "table.gz" : "table.csv", text, packed: packed);

            Assert.Equal([0.5, 0.6], imported.Trials.Select(trial => trial.Error!.Value));
            Assert.Equal([0.1, 0.2], imported.Trials.Select(trial => Assert.Single(trial.Planned.Parameters!.Value).Number!.Value));
        }
    }

    [Fact]
    public async Task Read_Parquet_HasTheTypesOfItsColumns()
    {
        var path = Path.Combine(_folder.Path, "t.parquet");
        await ParquetSerializer.SerializeAsync(Enumerable.Range(1, 5).Select(i => new Row { Lr = 0.1 * i, Layers = i == 2 ? null : i, Optimizer = i % 2 == 0 ? "adam" : "sgd", Nesterov = i > 2, ValError = 0.125f * i }), path, cancellationToken: TestContext.Current.CancellationToken);

        var imported = TableImport.Read(Request(path));

        Assert.Equal([0.125, 0.25, 0.375, 0.5, 0.625], imported.Trials.Select(trial => trial.Error!.Value));
        Assert.Equal([new ParameterValue("Lr", 0.2), new ParameterValue("Optimizer", "adam"), new ParameterValue("Nesterov", false)], imported.Trials[1].Planned.Parameters!.Value);
        Assert.Equal([ParameterKind.Number, ParameterKind.Whole, ParameterKind.Word, ParameterKind.Flag], Space(imported).Parameters.Select(range => range.Kind));
    }

    [Fact]
    public void Read_RowsOfBudgets_AreOneTrialEach()
    {
        const string Rows = "trial_id,epochs,val_error,lr\na,1,0.8,0.1\nb,1,0.9,0.2\na,9,0.3,0.1\na,3,0.5,0.1\nb,3,0.7,0.2\n";

        var imported = Read("long.csv", Rows, request => request with { Fidelity = "epochs" });

        Assert.Equal([TrialState.Completed, TrialState.Pruned], imported.Trials.Select(trial => trial.State));
        Assert.Equal([0.3, 0.7], imported.Trials.Select(trial => trial.Error!.Value));
        Assert.Equal([("epochs 1", 0.8), ("epochs 3", 0.5), ("epochs 9", 0.3)], imported.Trials[0].Rungs.Select(rung => (rung.Fidelity.Budget!, rung.Error)));
        Assert.Equal([1.0, 3, 9], imported.Trials[0].Rungs.Select(rung => rung.Fidelity.Cost!.Value));
        Assert.Contains("other parameters than before (lr 0.1 and 0.5)", Assert.Throws<InvalidInputException>(() => Read("long.csv", Rows + "a,27,0.2,0.5\n", request => request with { Fidelity = "epochs" })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SeedColumn_MakesEqualParametersRepeats()
    {
        var imported = Read("seeds.csv", "lr,seed,val_error\n0.1,1,0.5\n0.1,2,0.52\n0.2,1,0.4\n0.2,2,0.44\n");

        Assert.Equal([1UL, 2, 1, 2], imported.Trials.Select(trial => trial.Planned.Seed));
        Assert.Equal(2, imported.Trials.Select(trial => trial.Hash).Distinct().Count());
        Assert.Equal(2, NoiseFloor.Of(Population.Of(imported.Trials))!.Networks);
    }

    [Fact]
    public void Read_ManyRows_IsRefusedPastTheMost()
    {
        var path = Path.Combine(_folder.Path, "many.csv");
        using (var text = new StreamWriter(path))
        {
            text.WriteLine("lr,error");
            for (var i = 0; i <= 1_000_000; i++)
                text.WriteLine("1,0.5");
        }

        Assert.Contains("more than 1,000,000 rows", Assert.Throws<InvalidInputException>(() => TableImport.Read(Request(path))).Message.Replace('\u2009', ',').Replace('\u202F', ','), StringComparison.Ordinal);
    }

    private static TableRequest Request(string path) => new(path, "imported", SyntheticTrials.Start, "0.1.0");

    private static ParameterSpace Space(ImportedPopulation imported) => Assert.IsType<ParameterSpace>(imported.Record.ReadDefinition().Space);

    private ImportedPopulation Read(string file, string text, Func<TableRequest, TableRequest>? change = null, bool packed = false)
    {
        var path = Path.Combine(_folder.Path, file);
        using (var to = File.Create(path))
        using (Stream stream = packed ? new GZipStream(to, CompressionLevel.Fastest) : to)
            stream.Write(Encoding.UTF8.GetBytes(text));
        return TableImport.Read((change ?? (request => request))(Request(path)));
    }

    private sealed class Row
    {
        public double Lr { get; set; }

        public int? Layers { get; set; }

        public string? Optimizer { get; set; }

        public bool Nesterov { get; set; }

        public float ValError { get; set; }
    }
}
