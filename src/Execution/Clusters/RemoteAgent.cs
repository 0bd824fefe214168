using Explorer.Execution.Channels;
using Explorer.Execution.Channels.Wire;
using Explorer.Execution.Runs;

namespace Explorer.Execution.Clusters;

/// <summary>An agent as the coordinator knows it. Leases are its own, and not its stream's.</summary>
/// <param name="hello">What it said of itself.</param>
/// <param name="number">Number of its first worker.</param>
internal sealed class RemoteAgent(Hello hello, int number)
{
    /// <summary>Its name.</summary>
    public string Id => hello.Agent;

    /// <summary>Slurm's name of its job; empty for none.</summary>
    public string Job => hello.Job;

    /// <summary>Its machine.</summary>
    public string Node => hello.Node;

    /// <summary>Trainings at a time.</summary>
    public int Slots => hello.Slots;

    /// <summary>Number of its first worker.</summary>
    public int Number => number;

    /// <summary>Its stream; null where it is cut.</summary>
    public AgentLink? Link { get; set; }

    /// <summary>Whether it takes nothing more.</summary>
    public bool IsLeaving { get; set; }

    /// <summary>When it was last heard of; where its stream is cut, when that was.</summary>
    public long Since { get; set; }

    /// <summary>When it last had something to train, or came.</summary>
    public long Busy { get; set; }

    /// <summary>What it has, by lease, with the slot that has it.</summary>
    public Dictionary<string, (Lease Lease, int Slot)> Leases { get; } = new(StringComparer.Ordinal);

    /// <summary>What it says that it has of runs that have not begun here.</summary>
    public List<Held> Unsettled { get; } = [];

    /// <summary>Ends that it told of while no run was under way here.</summary>
    public List<Ended> Early { get; } = [];

    /// <summary>A slot that trains nothing; null for none.</summary>
    public int? FreeSlot
    {
        get
        {
            if (IsLeaving || Link is null)
                return null;
            for (var slot = 0; slot < Slots; slot++)
            {
                if (Leases.Values.All(leased => leased.Slot != slot) && Unsettled.TrueForAll(held => held.IsOver || held.Slot != slot))
                    return slot;
            }

            return null;
        }
    }

    /// <summary>Tells it that a training is over for it.</summary>
    public void Settle(string lease) => Link?.Send(new ToAgent { Settled = new Settled { Lease = lease } });

    /// <summary>Tells it that nobody wants a training.</summary>
    public void Abandon(string lease) => Link?.Send(new ToAgent { Abandon = new Abandon { Lease = lease } });

    /// <summary>The name under which people know it.</summary>
    public override string ToString() => Job.Length > 0 ? $"job {Job} on {Node}" : $"{Id} on {Node}";
}
