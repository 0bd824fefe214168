using Explorer.Execution.Channels;
using Explorer.Execution.Channels.Wire;

namespace Explorer.Execution.Clusters;

/// <summary>The agents: who is here, silent, gone. Not thread-safe: the workforce's loop alone calls it.</summary>
/// <param name="settings">How the run trains.</param>
/// <param name="leases">What each has.</param>
/// <param name="tell">Told in lines of what happens to agents.</param>
/// <param name="time">Clock.</param>
internal sealed class AgentRoster(ClusterSettings settings, AgentLeases leases, Action<string> tell, TimeProvider time)
{
    private readonly Dictionary<string, RemoteAgent> _agents = new(StringComparer.Ordinal);
    private readonly Dictionary<AgentLink, RemoteAgent> _links = [];

    /// <summary>The agents that are here or may come back.</summary>
    public IReadOnlyCollection<RemoteAgent> Agents => _agents.Values;

    /// <summary>Agents lost so far, with what they had.</summary>
    public int Lost { get; private set; }

    /// <summary>Told of an agent that is sent home, by job.</summary>
    public Action<string> SentHome { get; init; } = _ => { };

    /// <summary>Told of an agent that can start no worker.</summary>
    public Action<string> Broken { get; init; } = _ => { };

    /// <summary>Takes a message; null for the end of a stream.</summary>
    /// <exception cref="InvalidInputException">A worker found its input at fault.</exception>
    /// <exception cref="DiskFaultException">A machine fails every trial alike, or a result cannot be stored.</exception>
    public void Hear(AgentLink link, FromAgent? message)
    {
        if (message?.KindCase == FromAgent.KindOneofCase.Hello)
        {
            leases.Commit();
            Greet(link, message.Hello);
            return;
        }

        if (!_links.TryGetValue(link, out var agent))
        {
            link.Close();
            return;
        }

        if (message is null)
        {
            leases.Commit();
            Cut(agent, link);
            return;
        }

        agent.Since = time.GetTimestamp();
        switch (message.KindCase)
        {
            case FromAgent.KindOneofCase.Progress:
                leases.Progress(agent, message.Progress);
                break;
            case FromAgent.KindOneofCase.Ended:
                leases.End(agent, message.Ended);
                break;
            case FromAgent.KindOneofCase.Leaving:
                agent.IsLeaving = true;
                tell($"{agent} leaves: {message.Leaving.Why}");
                if (message.Leaving.Broken)
                    Broken(message.Leaving.Why);
                break;
            case FromAgent.KindOneofCase.Ready:
                var ready = message.Ready;
                leases.Desk?.Tell(observer => observer.OnWorkerReady(agent.Number + ready.Slot, ready.Process, $"{settings.Device} of {agent}", ready.Engine));
                break;
            case FromAgent.KindOneofCase.Ping:
                link.Send(new ToAgent { Pong = new Pong() });
                break;
        }
    }

    /// <summary>Looks for agents that are silent, gone for good, or idle.</summary>
    /// <param name="isGone">Whether Slurm says that the job of an agent whose stream is cut runs no more.</param>
    public void Look(Func<string, bool> isGone)
    {
        foreach (var agent in _agents.Values.ToList())
        {
            var since = time.GetElapsedTime(agent.Since);
            if (agent.Link is { } link && since > settings.Silence)
            {
                tell(string.Create(CultureInfo.InvariantCulture, $"{agent} is silent for {since.TotalSeconds:0} s"));
                link.Cut();
                Cut(agent, link);
            }
            else if (agent.Link is null && (since > settings.ReturnPatience || (agent.Job.Length > 0 && isGone(agent.Job))))
            {
                Remove(agent, $"{agent} is gone");
            }
            else if (agent.Leases.Count + agent.Unsettled.Count + agent.Early.Count > 0)
            {
                agent.Busy = time.GetTimestamp();
            }
            else if (agent is { Link: { } idle, IsLeaving: false } && time.GetElapsedTime(agent.Busy) > settings.IdlePatience)
            {
                agent.IsLeaving = true;
                tell($"{agent} has nothing to train and is sent home");
                SentHome(agent.Job);
                idle.Send(new ToAgent { Leave = new Leave() });
            }
        }
    }

    /// <summary>Sends every agent home.</summary>
    public void Dismiss()
    {
        foreach (var agent in _agents.Values)
        {
            agent.IsLeaving = true;
            agent.Link?.Send(new ToAgent { Leave = new Leave() });
        }
    }

    private void Greet(AgentLink link, Hello hello)
    {
        if (hello.Code != settings.Code)
        {
            tell($"{hello.Agent} on {hello.Node} is of another program ({hello.Code} and not {settings.Code}) and was refused");
            link.Send(new ToAgent { Refusal = new Refusal { Why = $"this program is {hello.Code}, the coordinator's is {settings.Code}" } });
            link.Close();
            return;
        }

        if (!_agents.TryGetValue(hello.Agent, out var agent))
        {
            _agents.Add(hello.Agent, agent = new RemoteAgent(hello, FirstNumber(hello.Slots)) { Busy = time.GetTimestamp() });
            tell($"{agent} is here");
        }

        if (agent.Link is { } old)
        {
            _links.Remove(old);
            old.Cut();
        }

        (agent.Link, agent.IsLeaving, agent.Since) = (link, hello.Leaving, time.GetTimestamp());
        _links[link] = agent;
        agent.Early.Clear();
        agent.Unsettled.Clear();
        agent.Unsettled.AddRange(hello.Held);
        var vouched = hello.Held.Select(held => held.Training.Lease).ToHashSet(StringComparer.Ordinal);
        foreach (var (id, (lease, slot)) in agent.Leases.Where(leased => !vouched.Contains(leased.Key)).ToList())
        {
            agent.Leases.Remove(id);
            leases.HandBack(agent, slot, lease, $"{agent} does not have it any more");
        }

        leases.Settle(agent);
    }

    private void Cut(RemoteAgent agent, AgentLink link)
    {
        _links.Remove(link);
        if (agent.Link != link)
            return;
        (agent.Link, agent.Since) = (null, time.GetTimestamp());
        if (agent is { IsLeaving: true, Leases.Count: 0 })
            Remove(agent, null);
    }

    private void Remove(RemoteAgent agent, string? why)
    {
        _agents.Remove(agent.Id);
        if (why is not null)
        {
            tell(why);
            Lost++;
        }

        foreach (var (lease, slot) in agent.Leases.Values)
            leases.HandBack(agent, slot, lease, $"{agent} is lost");
    }

    // Workers are numbered from 0; an agent's are one after the other.
    private int FirstNumber(int slots)
    {
        var first = 0;
        foreach (var agent in _agents.Values.OrderBy(agent => agent.Number))
        {
            if (agent.Number - first >= slots)
                break;
            first = agent.Number + agent.Slots;
        }

        return first;
    }
}
