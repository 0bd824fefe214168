namespace Explorer;

/// <summary>Exit codes of every command.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Ran, but failed.</summary>
    public const int Failed = 1;

    /// <summary>Bad usage or input.</summary>
    public const int BadInput = 2;

    /// <summary>The machine lacks something.</summary>
    public const int MachineLacks = 3;

    /// <summary>Interrupted by the user.</summary>
    public const int Interrupted = 130;
}
