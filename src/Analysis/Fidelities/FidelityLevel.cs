using Explorer.Experiments.Fidelities;
using Explorer.Documents.Writers;

namespace Explorer.Analysis.Fidelities;

/// <summary>
/// A point at which a network's error is read: after so many epochs of a run of so many, at a share of the data, a resolution and
/// scales of width and depth. The error within a longer run is not that of a shorter run, whose learning rate has fallen by then.
/// </summary>
public sealed record FidelityLevel
{
    /// <summary>What the network had got when the error was read; its epochs are those trained by then.</summary>
    public required Fidelity Fidelity { get; init; }

    /// <summary>Epochs of the whole run, at least those of <see cref="Fidelity"/>.</summary>
    public required int RunEpochs { get; init; }

    /// <summary>Whether the error is read within a longer run.</summary>
    public bool IsWithinRun => Fidelity.Epochs < RunEpochs;

    /// <summary>In words, such as <c>epoch 4 of 16</c>, or <c>4 epochs, 16 px</c> for a run of its own; of a table, its own words.</summary>
    public string Label
    {
        get
        {
            if (Fidelity.Budget is { } budget)
                return PlainTextWriter.Plain(budget);
            var parts = new[]
            {
                IsWithinRun ? $"epoch {NumberText.Count(Fidelity.Epochs)} of {NumberText.Count(RunEpochs)}" : NumberText.Counted(Fidelity.Epochs, "epoch"),
                Fidelity.DataShare < 1 ? $"{NumberText.Level(Fidelity.DataShare)} of the images" : null,
                Fidelity.Resolution is { } resolution ? $"{NumberText.Count(resolution)} px" : null,
                Fidelity.WidthScale < 1 ? $"width x{NumberText.Value(Fidelity.WidthScale)}" : null,
                Fidelity.DepthScale < 1 ? $"depth x{NumberText.Value(Fidelity.DepthScale)}" : null,
                Fidelity.BatchSize is { } batch ? $"batch {NumberText.Count(batch)}" : null,
            };
            return PlainTextWriter.Plain(string.Join(", ", parts.OfType<string>()));
        }
    }
}
