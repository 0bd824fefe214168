using Explorer.Experiments.Data;

namespace Explorer.Experiments.Trainings;

/// <summary>The members <c>training</c> and <c>data</c> of an experiment by themselves: a training of one named network.</summary>
/// <param name="Training">How it is trained.</param>
/// <param name="Data">The images.</param>
public sealed record SingleTraining(TrainingSettings Training, DataSettings Data)
{
    /// <summary>Reads both as an experiment's reader does; what is left out means what it means in a stored definition.</summary>
    /// <param name="training">The member <c>training</c>; numbers only, no distributions.</param>
    /// <param name="data">The member <c>data</c>. Of imported images nothing is asked.</param>
    /// <param name="origin">Where they come from, for messages.</param>
    /// <exception cref="InvalidInputException">Something is missing, unknown or out of range; all of it is listed.</exception>
    public static SingleTraining Read(JsonItem training, JsonItem data, string origin)
    {
        var problems = new InputProblems(origin);
        TrainingMembers.Table.Read(new JsonCursor(training, "$.training", problems), out var space);
        var cursor = new JsonCursor(data, "$.data", problems);
        var isRead = DataSettings.Table.Read(cursor, out var images) is { IsComplete: true };
        DataChecks.Check(cursor, images, DataDemand.None, isRead);
        problems.ThrowIfAny();
        return new SingleTraining(space.Settings, images);
    }
}
