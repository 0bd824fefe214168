namespace Explorer.Training.Data.Fetching;

/// <summary>What a download is doing.</summary>
public enum FetchStage
{
    /// <summary>Bytes arrive.</summary>
    Downloading,

    /// <summary>A try failed; the next one follows after a wait.</summary>
    Retrying,

    /// <summary>A mirror is given up; the next one is tried.</summary>
    MirrorFailed,

    /// <summary>The archive is being unpacked.</summary>
    Unpacking,

    /// <summary>The file is here.</summary>
    Done,
}
