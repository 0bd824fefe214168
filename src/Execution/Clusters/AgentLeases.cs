using Explorer.Execution.Channels.Wire;
using Explorer.Execution.Runs;
using Training = Explorer.Execution.Runs.Training;

namespace Explorer.Execution.Clusters;

/// <summary>What agents have on lease, and how it ends. Not thread-safe: the workforce's loop alone calls it.</summary>
/// <param name="settings">How the run trains.</param>
/// <param name="agents">The agents.</param>
/// <param name="tell">Told in lines of what is dropped.</param>
internal sealed class AgentLeases(ClusterSettings settings, Func<IReadOnlyCollection<RemoteAgent>> agents, Action<string> tell)
{
    // A training that takes its worker down with it, again and again, is at fault itself.
    private const int MostLosses = 20;
    private readonly List<(RemoteAgent Agent, Training Training)> _finished = [];
    private readonly Dictionary<int, int> _losses = [];

    /// <summary>Where the run under way is had; null between runs.</summary>
    public LeaseDesk? Desk { get; private set; }

    /// <summary>Whether nothing was due when a slot was last free: more agents would idle.</summary>
    public bool HasNothingDue { get; private set; }

    /// <summary>Told of an agent whose work arrives, by job.</summary>
    public Action<string> Delivered { get; init; } = _ => { };

    /// <summary>A run begins: what agents have of it is theirs again.</summary>
    public void Begin(LeaseDesk desk)
    {
        (Desk, HasNothingDue) = (desk, false);
        _losses.Clear();
        foreach (var agent in agents())
        {
            Settle(agent);
            var here = agent.Early.Where(ended => ended.Training.Experiment == desk.Settings.Experiment).ToList();
            agent.Early.RemoveAll(here.Contains);
            here.ForEach(ended => End(agent, ended));
        }
    }

    /// <summary>The run is over.</summary>
    /// <param name="keepsLeases">Whether what is trained is wanted later on; it is in vain otherwise.</param>
    public void End(bool keepsLeases)
    {
        Desk = null;
        _finished.Clear();
        if (keepsLeases)
            return;
        foreach (var agent in agents())
        {
            foreach (var lease in agent.Leases.Keys)
                agent.Abandon(lease);
            agent.Leases.Clear();
        }
    }

    /// <summary>Stores what has come in.</summary>
    public void Commit()
    {
        if (_finished.Count == 0)
            return;
        Desk!.Trained([.. _finished.Select(finished => finished.Training)]);
        foreach (var (agent, training) in _finished)
        {
            agent.Settle(training.Lease.Id);
            Delivered(agent.Job);
        }

        _finished.Clear();
    }

    /// <summary>Gives every free slot a training, while there are any.</summary>
    public void Feed()
    {
        foreach (var agent in agents())
        {
            while (agent.FreeSlot is { } slot)
            {
                if (Desk!.Queue.TryTake() is not { } lease)
                {
                    HasNothingDue = true;
                    return;
                }

                HasNothingDue = false;
                agent.Leases.Add(lease.Id, (lease, slot));
                var request = Desk.Begin(lease, agent.Number + slot, settings.Device);
                agent.Link!.Send(new ToAgent
                {
                    Train = new Train
                    {
                        Training = new Channels.Wire.Training { Lease = lease.Id, Experiment = request.Experiment, Trial = request.Index, Rung = lease.Job.Rung },
                        Slot = slot,
                        Request = TrialsJson.Serialize(request),
                        Limits = TrialsJson.Serialize(Desk.Settings.Limits),
                    },
                });
            }
        }
    }

    /// <summary>Gives an agent back what it says that it has of the run under way, as far as nobody else has it.</summary>
    public void Settle(RemoteAgent agent)
    {
        if (Desk is null)
            return;
        var here = agent.Unsettled.Where(held => held.Training.Experiment == Desk.Settings.Experiment).ToList();
        agent.Unsettled.RemoveAll(here.Contains);
        foreach (var held in here.Where(held => !agent.Leases.ContainsKey(held.Training.Lease)))
        {
            var training = held.Training;
            if (Desk.Adopt(new TrialRung(training.Trial, training.Rung), training.Lease, held.IsOver) is { } lease)
            {
                if (held.IsOver)
                    Void(lease);
                agent.Leases.Add(lease.Id, (lease, held.Slot));
                Desk.Started(lease, agent.Number + held.Slot);
            }
            else if (!held.IsOver)
            {
                // Of a result more comes at once.
                agent.Abandon(training.Lease);
            }
        }
    }

    /// <summary>Passes on how far a training is.</summary>
    public void Progress(RemoteAgent agent, Progress progress)
    {
        if (!agent.Leases.TryGetValue(progress.Lease, out var leased))
            return;
        foreach (var message in progress.Messages.Select(TrialsJson.Deserialize<WorkerMessage>))
        {
            Desk!.Progress(agent.Number + leased.Slot, leased.Lease, message);
            if (message is WorkerMessage.Epoch)
                Delivered(agent.Job);
        }
    }

    /// <summary>Takes how a training ended.</summary>
    /// <exception cref="InvalidInputException">A worker found its input at fault.</exception>
    /// <exception cref="DiskFaultException">A machine fails every trial alike.</exception>
    public void End(RemoteAgent agent, Ended ended)
    {
        var training = ended.Training;
        if (Desk is null)
        {
            agent.Early.Add(ended);
            return;
        }

        // What a training leaves may be due: the rest of it, another attempt, a rung that its result promotes to.
        HasNothingDue = false;

        if (!agent.Leases.Remove(training.Lease, out var leased))
        {
            // Lost meanwhile, or of a coordinator before this one: its result counts where none is stored.
            var isResult = ended.HowCase == Channels.Wire.Ended.HowOneofCase.Trained;
            if (training.Experiment != Desk.Settings.Experiment
                || !isResult || Desk.Adopt(new TrialRung(training.Trial, training.Rung), training.Lease, isOver: true) is not { } late)
            {
                if (isResult && training.Experiment == Desk.Settings.Experiment)
                    tell($"trial {training.Trial.ToString(CultureInfo.InvariantCulture)}: a second result of rung {(training.Rung + 1).ToString(CultureInfo.InvariantCulture)}, from {agent}, was dropped");
                agent.Settle(training.Lease);
                return;
            }

            leased = (late, 0);
            Void(late);
        }

        var (lease, slot) = leased;
        var worker = agent.Number + slot;
        switch (ended.HowCase)
        {
            case Channels.Wire.Ended.HowOneofCase.Trained:
                _finished.Add((agent, new Training(worker, lease, TrialsJson.Deserialize<TrialResult>(ended.Trained))));
                return;
            case Channels.Wire.Ended.HowOneofCase.Failure:
                Desk.Failed(worker, lease, $"{ended.Failure.Reason} ({agent})", ended.Failure.Seconds);
                break;
            case Channels.Wire.Ended.HowOneofCase.InvalidInput:
                agent.Settle(lease.Id);
                var invalid = (WorkerMessage.InvalidInput)TrialsJson.Deserialize<WorkerMessage>(ended.InvalidInput);
                throw new InvalidInputException($"{invalid.Origin} ({agent})", invalid.Problems);
            case Channels.Wire.Ended.HowOneofCase.GeneralFault:
                agent.Settle(lease.Id);
                throw new DiskFaultException($"{ended.GeneralFault}. Every rung finished before is kept; the same command goes on from there", new IOException(ended.GeneralFault));
            default:
                var epoch = ended.SuspendedAfter;
                Desk.HandBack(worker, lease, epoch > 0 ? string.Create(CultureInfo.InvariantCulture, $"suspended after epoch {epoch} by {agent}") : $"not begun by {agent}");
                break;
        }

        agent.Settle(lease.Id);
    }

    // Somebody else trains what is known now.
    private void Void(Lease known)
    {
        foreach (var agent in agents())
        {
            foreach (var id in agent.Leases.Values.Where(leased => leased.Lease.Rung == known.Rung).Select(leased => leased.Lease.Id).ToList())
            {
                agent.Leases.Remove(id);
                agent.Abandon(id);
            }
        }
    }

    /// <summary>A training is lost with its agent, through no fault of its own.</summary>
    public void HandBack(RemoteAgent agent, int slot, Lease lease, string why)
    {
        HasNothingDue = false;
        var trial = lease.Job.Trial.Index;
        _losses[trial] = _losses.GetValueOrDefault(trial) + 1;
        if (_losses[trial] % MostLosses == 0)
        {
            Desk!.Failed(agent.Number + slot, lease, string.Create(CultureInfo.InvariantCulture, $"{why}; its workers were lost {_losses[trial]} times"), seconds: 0);
        }
        else
        {
            Desk!.HandBack(agent.Number + slot, lease, why);
        }
    }
}
