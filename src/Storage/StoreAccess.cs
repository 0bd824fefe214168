namespace Explorer.Storage;

/// <summary>What a results database is opened for.</summary>
public enum StoreAccess
{
    /// <summary>Reading, also while another process writes. The database must exist; nothing in it changes.</summary>
    Read,

    /// <summary>Reading and writing, by one process at a time. A database that does not exist is created.</summary>
    Write,
}
