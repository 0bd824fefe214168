namespace Explorer.Storage.Tests.Contract;

/// <summary>Tests of a store, in a folder of their own. What every store promises stands in the contracts beside this file: a store's tests inherit each.</summary>
/// <param name="extension">Of the store's file, which says which store it is.</param>
public abstract class StoreTests(string extension) : IDisposable
{
    private readonly TestFolder _folder = new();

    protected string Folder => _folder.Path;

    protected string File => _folder.File("results" + extension);

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected IResultStore Write() => ResultStores.Open(File, StoreAccess.Write);

    protected IResultStore Read() => ResultStores.Open(File, StoreAccess.Read);
}
