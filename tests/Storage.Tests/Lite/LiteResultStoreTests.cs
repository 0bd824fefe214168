namespace Explorer.Storage.Tests.Lite;

public sealed class LiteResultStoreTests : ResultStoreContract
{
    protected override string Extension => ".litedb";
}
