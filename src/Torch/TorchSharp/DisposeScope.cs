namespace TorchSharp;

/// <summary>Disposes, when it ends, every tensor made on its thread since it began, but those moved out or detached.</summary>
public sealed class DisposeScope : IDisposable
{
    private readonly DisposeScopeManager _manager;
    private HashSet<IDisposable> _disposables = new(ReferenceEqualityComparer.Instance);
    private bool _ended;

    internal DisposeScope(DisposeScopeManager manager, DisposeScope? outer)
    {
        _manager = manager;
        OuterScope = outer;
    }

    public int DisposablesCount => _disposables.Count;

    public IReadOnlyList<IDisposable> DisposablesView => [.. _disposables];

    internal DisposeScope? OuterScope { get; }

    /// <summary>Hands what it holds over to the scope around it, or frees it from scopes where there is none.</summary>
    public T MoveToOuter<T>(T disposable)
        where T : IDisposable
    {
        MoveToOuter((IEnumerable<IDisposable>)[disposable]);
        return disposable;
    }

    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
    {
        MoveToOuter((IEnumerable<IDisposable>)[first, second]);
        return (first, second);
    }

    public void MoveToOuter(params IDisposable[] disposables) => MoveToOuter((IEnumerable<IDisposable>)disposables);

    public void MoveToOuter(IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables)
        {
            if (!Release(disposable))
                continue;
            if (OuterScope is null)
                _manager.StatisticsInstance.DetachedFromScopeCount++;
            else
                OuterScope.Attach(disposable);
        }
    }

    /// <summary>Takes it out of all scopes: it lives until it is disposed or collected.</summary>
    public T Detach<T>(T disposable)
        where T : IDisposable
    {
        Detach((IEnumerable<IDisposable>)[disposable]);
        return disposable;
    }

    public (T1 first, T2 second) Detach<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
    {
        Detach((IEnumerable<IDisposable>)[first, second]);
        return (first, second);
    }

    public void Detach(params IDisposable[] disposables) => Detach((IEnumerable<IDisposable>)disposables);

    public void Detach(IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables)
        {
            if (Release(disposable))
                _manager.StatisticsInstance.DetachedFromScopeCount++;
        }
    }

    public void DisposeEverything() => DisposeEverythingBut((IEnumerable<IDisposable>)[]);

    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    public T DisposeEverythingBut<T>(T keep)
        where T : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[keep]);
        return keep;
    }

    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        var kept = new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer.Instance);
        var all = _disposables;
        kept.IntersectWith(all);
        _disposables = kept;
        foreach (var disposable in all)
        {
            if (kept.Contains(disposable))
                continue;
            if (disposable is torch.Tensor tensor)
                tensor.OwningDisposeScope = null;
            disposable.Dispose();
            _manager.StatisticsInstance.DisposedInScopeCount++;
        }
    }

    public bool Contains(IDisposable disposable) => _disposables.Contains(disposable);

    /// <summary>Forgets what was disposed by hand.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        if (Release(disposable))
            _manager.StatisticsInstance.DisposedInScopeCount++;
    }

    public void Dispose()
    {
        if (_ended)
            return;
        _ended = true;
        DisposeEverything();
        _manager.Remove(this);
    }

    internal void Attach(IDisposable disposable)
    {
        _disposables.Add(disposable);
        if (disposable is torch.Tensor tensor)
            tensor.OwningDisposeScope = this;
    }

    /// <summary>Puts another tensor in the place of one that gave its handle away.</summary>
    internal void Replace(torch.Tensor old, torch.Tensor replacement)
    {
        if (Release(old))
            Attach(replacement);
    }

    private bool Release(IDisposable disposable)
    {
        if (!_disposables.Remove(disposable))
            return false;
        if (disposable is torch.Tensor tensor)
            tensor.OwningDisposeScope = null;
        return true;
    }
}
