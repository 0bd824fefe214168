using System.Runtime.ExceptionServices;

namespace Explorer.Storage.Lite;

/// <summary>Stands between a caller and LiteDB's engine for one call of the store: translates errors, and lets nothing through after one.</summary>
/// <param name="path">The database, for messages.</param>
internal sealed class LiteGuard(string path)
{
    private Exception? _failure;

    /// <summary>Whether the engine failed; it is not to be used further.</summary>
    public bool Failed => _failure is not null;

    /// <summary>Calls the engine; throws the first failure again after one.</summary>
    public T Run<T>(Func<T> call)
    {
        if (_failure is not null)
            ExceptionDispatchInfo.Throw(_failure);

        try
        {
            return call();
        }
        catch (Exception e)
        {
            _failure = LiteErrors.Translate(path, e);
            throw _failure;
        }
    }

    /// <inheritdoc cref="Run{T}"/>
    public void Run(Action call) => Run(() =>
    {
        call();
        return true;
    });
}
