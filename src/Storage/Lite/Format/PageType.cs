namespace Explorer.Storage.Lite.Format;

/// <summary>What a page is for.</summary>
internal enum PageType : byte
{
    /// <summary>Nothing, to be used again.</summary>
    Empty,

    /// <summary>The first page.</summary>
    Header,

    /// <summary>A collection's indexes.</summary>
    Collection,

    /// <summary>Nodes of indexes.</summary>
    Index,

    /// <summary>Documents.</summary>
    Data,
}
