namespace TorchSharp;

/// <summary>The scopes of one thread, innermost last.</summary>
public class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScopeManager? s_threadSingleton;

    private readonly List<DisposeScope> _scopes = [];

    /// <summary>What this thread made and disposed, within scopes and without.</summary>
    public static ThreadDisposeScopeStatistics Statistics => ThreadSingleton.StatisticsInstance;

    internal static DisposeScopeManager ThreadSingleton => s_threadSingleton ??= new DisposeScopeManager();

    internal ThreadDisposeScopeStatistics StatisticsInstance { get; } = new();

    internal DisposeScope? Current => _scopes.Count == 0 ? null : _scopes[^1];

    internal DisposeScope? Register(IDisposable disposable)
    {
        if (Current is not { } scope)
        {
            StatisticsInstance.CreatedOutsideScopeCount++;
            return null;
        }

        StatisticsInstance.CreatedInScopeCount++;
        scope.Attach(disposable);
        return scope;
    }

    internal DisposeScope NewDisposeScope()
    {
        var scope = new DisposeScope(this, Current);
        _scopes.Add(scope);
        return scope;
    }

    internal void Remove(DisposeScope scope) => _scopes.Remove(scope);
}
