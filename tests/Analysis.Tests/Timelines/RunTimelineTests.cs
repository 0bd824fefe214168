using Explorer.Analysis.Timelines;
using Explorer.Documents.Blocks;
using Explorer.Documents.Cells;
using Explorer.Documents.Figures;
using Explorer.Experiments.Storage;

namespace Explorer.Analysis.Tests.Timelines;

public sealed class RunTimelineTests
{
    private static readonly DateTimeOffset Begin = SyntheticTrials.Start;

    // Two workers: 10 seconds by the clock. Worker 0 begins after 1 second, trains 0 for 4 and 2 for 4.5 with half a second between; worker 1 begins
    // after 2 seconds, trains 1 for 6 and then waits for 2.
    private static readonly TrialRecord[] Trials =
    [
        Trial(0, 0, from: 1, seconds: 4, load: 1, train: 2, validate: 0.5, save: 0.25),
        Trial(1, 1, from: 2, seconds: 6, load: 1, train: 4, validate: 0.5, save: 0.25),
        Trial(2, 0, from: 5.5, seconds: 4.5, load: 0, train: 3.5, validate: 0.5, save: 0.25),
    ];

    [Fact]
    public void Of_TwoWorkers_TellsWhatEverySecondWentInto()
    {
        var timeline = RunTimeline.Of("a", Trials, [])!;
        Assert.Equal((Begin, 10, 2, 3, 20.0), (timeline.StartedAt, timeline.Seconds, timeline.Workers, timeline.Trainings, timeline.WorkerSeconds));
        (TimeUse, double)[] expected =
        [
            (TimeUse.Training, 9.5), (TimeUse.Validation, 1.5), (TimeUse.Loading, 2), (TimeUse.Preparation, 0.75), (TimeUse.Saving, 0.75), (TimeUse.Start, 3), (TimeUse.Between, 0.5), (TimeUse.End, 2),
        ];
        Assert.All(expected, use => Assert.Equal(use.Item2, timeline.Of(use.Item1), 1e-9));
        Assert.Equal(9.5 / 20, timeline.Trained, 1e-9);
        Assert.Equal(11.0 / 20, timeline.TrainedOrValidated, 1e-9);

        // Each worker's course has no gap and no overlap.
        foreach (var course in timeline.Spans.GroupBy(span => span.Worker))
        {
            Assert.Equal((0, 10), (course.First().From, course.Last().To));
            Assert.All(course.Zip(course.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        }
    }

    [Fact]
    public void Of_SeveralRuns_IsOfTheLast()
    {
        var later = Trial(3, 0, from: 100.5, seconds: 2, load: 0.5, train: 1, validate: 0, save: 0, run: 100);
        var timeline = RunTimeline.Of("a", [.. Trials, later], [])!;
        Assert.Equal((1, 1, 2.5), (timeline.Trainings, timeline.Workers, timeline.Seconds));
        Assert.Equal(1 / 2.5, timeline.Trained, 1e-9);
    }

    [Fact]
    public void Of_RungsOfTrialsThatAreNotOver_AreCounted()
    {
        var rung = new RungRecord { Experiment = "a", Index = 7, Rung = 0, Result = Trials[1].Rungs[0], Seconds = 6, Environment = Trials[1].Environment!, FinishedAt = Begin };
        Assert.Equal(3, RunTimeline.Of("a", [Trials[0], Trials[2]], [rung, rung with { Index = 0 }])!.Trainings);
    }

    [Fact]
    public void Of_RecordsOfEarlierVersions_IsNothing() => Assert.Null(RunTimeline.Of("a", SyntheticTrials.Population(5), []));

    [Fact]
    public void Of_WorkerWithoutATraining_WaitedAllTheTime()
    {
        var timeline = RunTimeline.Of("a", [Trials[0]], [])!;
        Assert.Equal((2, 5.0), (timeline.Workers, timeline.Of(TimeUse.End)));
    }

    [Fact]
    public void Of_Document_SaysBothSharesAndHasEachWorkersCourse()
    {
        var blocks = TimelineDocument.Of(RunTimeline.Of("synthetic", Trials, [])!).Blocks;
        Assert.Equal("synthetic, run of 2 Mar 2026, 09:00 UTC: 47.5 % of the time of 2 workers trained, 55.0 % trained or validated (3 trainings in 10 s).", ((Block.Paragraph)blocks[0]).Text.Replace(NumberText.Space, " ", StringComparison.Ordinal));
        Assert.Equal(1, ((Table)blocks[1]).Rows.Sum(row => row[2].Value!.Value), 1e-9);
        var figure = (Figure)blocks[2];
        Assert.Equal(2, figure.Y.Names!.Count);
        Assert.Equal(20, figure.Series.Sum(series => series.Upper!.Zip(series.Lower!, (to, from) => to - from).Sum()), 1e-9);
    }

    private static TrialRecord Trial(int index, int worker, double from, double seconds, double load, double train, double validate, double save, double run = 0) => SyntheticTrials.Completed(index, 0.5) with
    {
        Rungs =
        [
            new TrainedRung
            {
                Fidelity = new() { Epochs = 1 },
                Error = 0.5,
                Epochs = [],
                Times = new TrainingTimes { StartedAt = Begin.AddSeconds(from), Seconds = seconds, LoadSeconds = load, TrainSeconds = train, ValidateSeconds = validate, SaveSeconds = save },
                Place = new TrainingPlace { RunStartedAt = Begin.AddSeconds(run), Workers = run > 0 ? 1 : 2, Worker = worker },
            },
        ],
    };
}
