namespace Explorer.Experiments.Trainings;

/// <summary>Learning-rate schedules.</summary>
public enum ScheduleType
{
    /// <summary>Half a cosine period from the learning rate to 0, a step at a time (<c>cosine</c>).</summary>
    Cosine,

    /// <summary>Multiplied by a factor after given epochs (<c>step</c>).</summary>
    Step,

    /// <summary>Unchanged (<c>constant</c>).</summary>
    Constant,
}
