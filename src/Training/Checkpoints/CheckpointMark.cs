namespace Explorer.Training.Checkpoints;

/// <summary>Where a training stood when its checkpoint was written.</summary>
/// <param name="Key">Hash of everything that the training's numbers depend on, but for how far it goes.</param>
/// <param name="Epoch">Epochs done.</param>
/// <param name="LastError">Validation error of the last of them, a fraction.</param>
internal sealed record CheckpointMark(string Key, int Epoch, double LastError);
