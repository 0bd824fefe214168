namespace Explorer.Experiments.Tests.Scheduling;

public sealed class LongestFirstTests
{
    private const int Tail = 4;
    private static readonly double[] Lengths = [9, 1, 8, 2, 7, 3, 5, 4, 6, 5];
    private static readonly LongestFirst LastFour = new(Tail, index => Lengths[index]);
    private static readonly PlannedTrial[] Plan = [.. Enumerable.Range(0, Lengths.Length).Select(index => Plans.Trial(index))];

    public static TheoryData<SchedulerType> Ranking => [.. Enum.GetValues<SchedulerType>().Except([SchedulerType.None])];

    [Fact]
    public void Next_NoScheduler_LastTrialsGoTheLongestFirst() =>
        Assert.Equal([0, 1, 2, 3, 4, 5, 8, 6, 9, 7], Order(TrialSchedulers.Create(new FidelitySettings(), Plan, LastFour)));

    [Fact]
    public void Next_NoScheduler_TrialsOfARunThatIsNotOverAreTheFirst()
    {
        var order = Order(TrialSchedulers.Create(new FidelitySettings(), Plan, LastFour));
        for (var begun = 1; begun <= Plan.Length - Tail; begun++)
            Assert.Equal(Enumerable.Range(0, begun), order.Take(begun).Order());
    }

    [Fact]
    public void Next_WithoutTail_GoesByIndex() => Assert.Equal(Enumerable.Range(0, Plan.Length), Order(TrialSchedulers.Create(new FidelitySettings(), Plan)));

    [Theory]
    [MemberData(nameof(Ranking))]
    public void Next_SchedulerThatRanks_IsNotChangedByATail(SchedulerType type)
    {
        var settings = Plans.Settings(type, rungs: 3, reduction: 2);
        Assert.Equal(Order(TrialSchedulers.Create(settings, Plan)), Order(TrialSchedulers.Create(settings, Plan, LastFour)));
    }

    [Fact]
    public void Next_SeveralRungs_ATrialThatGoesOnComesBeforeNewOnes()
    {
        var scheduler = TrialSchedulers.Create(Plans.Settings(SchedulerType.None, rungs: 2, reduction: 2), Plan[..Tail], LastFour);
        var first = Assert.IsType<SchedulerStep.Train>(scheduler.Next()).Job;
        Assert.Equal(new TrialRung(0, 0), first);
        Assert.Empty(scheduler.Report(first, 0.5));
        Assert.Equal(new TrialRung(0, 1), Assert.IsType<SchedulerStep.Train>(scheduler.Next()).Job);
        Assert.Equal(new TrialRung(2, 0), Assert.IsType<SchedulerStep.Train>(scheduler.Next()).Job);
    }

    // Every training by one worker, each with an error that nobody ranks by luck.
    private static List<int> Order(ITrialScheduler scheduler)
    {
        var order = new List<int>();
        while (scheduler.Next() is SchedulerStep.Train(var job))
        {
            order.Add(job.Trial);
            scheduler.Report(job, (job.Trial + 1) / 100.0);
        }

        return order;
    }
}
